package org.communityops.incentive.backtest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.List;
import org.communityops.incentive.simulation.TestedRule;
import org.jspecify.annotations.Nullable;

/** Reads which rules are tested: a list of them, or the word for those that the community has. */
final class TestedRules extends JsonDeserializer<@Nullable List<TestedRule>> {
    /** The rules of the community, each version at its time. */
    static final String CURRENT = "CURRENT";

    @Override
    public @Nullable List<TestedRule> deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().equals(CURRENT)) {
            return null;
        }
        var list = context.getTypeFactory().constructCollectionType(List.class, TestedRule.class);
        return context.readValue(parser, list);
    }
}
