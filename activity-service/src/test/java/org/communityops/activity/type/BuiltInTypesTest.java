package org.communityops.activity.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.communityops.kit.problem.Fault;
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

    @Test
    void takeWhatTellsTheKindOfAQuestionAndTheOriginOfContentButDoNotAskForIt() throws Exception {
        assertThat(faults("survey.answered", "{\"survey\": \"pulse\", \"score\": 9}"))
                .isEmpty();
        assertThat(faults("survey.answered", "{\"question\": \"NPS\", \"score\": 9}"))
                .isEmpty();
        assertThat(faults("survey.answered", "{\"question\": 7}")).isNotEmpty();
        assertThat(faults("content.published", "{\"content\": \"c-1\"}")).isEmpty();
        assertThat(faults("content.published", "{\"origin\": \"ORIGINAL\", \"ad\": false, \"byOperator\": true}"))
                .isEmpty();
        assertThat(faults("content.published", "{\"ad\": \"no\"}")).isNotEmpty();
    }

    private List<Fault> faults(String name, String data) throws Exception {
        return types.all().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow()
                .faults(new ObjectMapper().readValue(data, ObjectNode.class));
    }
}
