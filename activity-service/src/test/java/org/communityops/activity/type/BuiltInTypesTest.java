package org.communityops.activity.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class BuiltInTypesTest {
    private final BuiltInTypes types = new BuiltInTypes(new ObjectMapper());

    @Test
    void keepToTheRulesThatCommunitiesHaveToKeep() {
        assertThat(types.all()).hasSize(33).allSatisfy(type -> {
            assertThat(SchemaRules.faults((ObjectNode) type.schema())).isEmpty();
            assertThat(type.description()).isNotBlank();
        });
    }

    @Test
    void askForNothingButWhereItMakesNoSenseWithout() {
        assertThat(types.all())
                .filteredOn(type -> !type.faults(null).isEmpty())
                .extracting(EventType::name)
                .containsExactly("event.retracted", "purchase.completed", "purchase.refunded", "reaction.counted");
    }
}
