package org.communityops.activity.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static final String EVENT = """
            {"specversion":"1.0","id":"e","source":"slack://team","type":"t","subject":"s",
             "time":"2026-03-02T08:00:00Z","data":{"a":1,"b":{"c":[1,2.5,"x"]}}}""";

    private final EnvelopeReader reader = new EnvelopeReader();

    @Test
    void readsAnEvent() {
        var envelope = envelope(EVENT);

        assertThat(envelope.id()).isEqualTo("e");
        assertThat(envelope.platform()).isEqualTo("slack");
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(envelope.attributesJson()).isNull();
        assertThat(envelope.dataJson()).isEqualTo("{\"a\":1,\"b\":{\"c\":[1,2.5,\"x\"]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\":1               | \"a\":1.0",
                "\"a\":1               | \"a\":10e-1",
                "08:00:00Z             | 16:00:00.000+08:00",
                "\"subject\":\"s\"     | \"datacontenttype\":\"application/json\",\"subject\":\"s\"",
                "\"subject\":\"s\"     | \"traceparent\":null,\"subject\":\"s\"",
                "\"x\"                 | \"\\u0078\""
            })
    void findsTheSameContentInAnotherSpelling(String spelled, String otherwise) {
        assertThat(envelope(EVENT.replace(spelled, otherwise)).fingerprint())
                .isEqualTo(envelope(EVENT).fingerprint());
    }

    @Test
    void findsTheSameContentInAnotherOrder() {
        var turned = """
                {"data":{"b":{"c":[1,2.5,"x"]},"a":1},"time":"2026-03-02T08:00:00Z","subject":"s","type":"t",
                 "source":"slack://team","id":"e","specversion":"1.0"}""";

        assertThat(envelope(turned).fingerprint()).isEqualTo(envelope(EVENT).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"e\"          | \"id\":\"f\"",
                "slack://team          | slack://other",
                "\"type\":\"t\"        | \"type\":\"u\"",
                "\"subject\":\"s\"     | \"subject\":\"t\"",
                "08:00:00Z             | 08:00:00.000001Z",
                "\"a\":1               | \"a\":2",
                "\"a\":1               | \"a\":\"1\"",
                "\"a\":1               | \"a\":1,\"z\":null",
                "[1,2.5,\"x\"]         | [2.5,1,\"x\"]",
                "\"subject\":\"s\"     | \"traceparent\":\"t\",\"subject\":\"s\""
            })
    void findsEveryDifference(String sent, String otherwise) {
        assertThat(envelope(EVENT.replace(sent, otherwise)).fingerprint())
                .isNotEqualTo(envelope(EVENT).fingerprint());
    }

    @Test
    void keepsDecimalsAsTheyWereSent() {
        assertThat(envelope(EVENT.replace("\"a\":1", "\"a\":12.50")).dataJson()).contains("\"a\":12.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"中文 😀 é", "quote \\\" back \\\\ slash / tab \\t"})
    void keepsTextAsItWasSent(String text) throws IOException {
        var envelope = envelope(EVENT.replace("\"x\"", "\"" + text + "\""));

        assertThat(EventJson.one(String.valueOf(envelope.dataJson()).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(envelope.data());
    }

    @Test
    void needsAnActorForAllButRetractions() {
        assertThat(pointers(EVENT.replace("\"subject\":\"s\",", ""))).containsExactly("/subject");
        assertThat(envelope(EVENT.replace("\"subject\":\"s\",", "").replace("\"t\"", "\"event.retracted\""))
                        .platform())
                .isNull();
    }

    @Test
    void needsToKnowThePlatformOfTheActor() {
        assertThat(pointers(EVENT.replace("slack://team", "/team"))).containsExactly("/source");
        assertThat(envelope(EVENT.replace("slack://team", "/team").replace("\"a\":1", "\"platform\":\"wecom\""))
                        .platform())
                .isEqualTo("wecom");
        assertThat(pointers(EVENT.replace("\"a\":1", "\"platform\":\"We Com\"")))
                .containsExactly("/data/platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-03-02", "2026-03-02T08:00Z", "1899-12-31T23:59:59Z", "2026-02-30T00:00:00Z"})
    void refusesWhatIsNoTime(String time) {
        assertThat(pointers(EVENT.replace("2026-03-02T08:00:00Z", time))).containsExactly("/time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack://team          | :not a uri         | /source",
                "\"data\":{            | \"data_base64\":\"AA==\",\"data\":{ | /data_base64",
                "\"subject\":\"s\"     | \"datacontenttype\":\"text/xml\",\"subject\":\"s\" | /datacontenttype",
                "\"subject\":\"s\"     | \"subject\":\" \"  | /subject",
                "\"id\":\"e\"          | \"id\":5           | /id",
                "\"subject\":\"s\"     | \"ext\":{},\"subject\":\"s\" | /ext",
                "\"subject\":\"s\"     | \"my_ext\":\"x\",\"subject\":\"s\" | /my_ext"
            })
    void namesTheMemberThatIsWrong(String sent, String wrong, String pointer) {
        assertThat(pointers(EVENT.replace(sent, wrong))).containsExactly(pointer);
    }

    @Test
    void takesJsonObjectsOnlyAsData() {
        assertThat(
                        pointers(
                                "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"s:x\",\"type\":\"t\",\"subject\":\"s\",\"data\":[]}"))
                .containsExactly("/data");
    }

    private Envelope envelope(String json) {
        var examined = examine(json);
        assertThat(examined).isInstanceOf(Envelope.class);
        return (Envelope) examined;
    }

    private List<String> pointers(String json) {
        var examined = examine(json);
        assertThat(examined).isInstanceOf(Refused.class);
        return ((Refused) examined).faults().stream().map(Fault::pointer).toList();
    }

    private Examined examine(String json) {
        try {
            return reader.examine(EventJson.one(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
