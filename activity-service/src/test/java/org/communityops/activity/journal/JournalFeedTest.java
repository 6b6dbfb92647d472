package org.communityops.activity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.event;
import static org.communityops.activity.TestEvents.message;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JournalFeedTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void tellsTheEventAsItWasSentWithItsMember() {
        var sent = message("m-1").replace("{\"specversion\"", "{\"traceparent\":\"00-ab\",\"specversion\"");
        var location = community.send(sent).extract().header("Location");

        var news = community.news(1).getFirst();

        var member = Ids.derived(community.id(), "slack", "u-1").toString();
        assertThat(location).endsWith("/" + news.id());
        assertThat(news.type()).isEqualTo("activity.recorded");
        assertThat(news.subject()).isEqualTo(member);
        assertThat(news.data())
                .containsEntry("memberId", member)
                .containsEntry("platform", "slack")
                .containsEntry("externalId", "u-1")
                .containsKey("recordedAt");
        assertThat(String.valueOf(news.data().get("checksum"))).matches("[0-9a-f]{16}");
        assertThat(news.data().get("event"))
                .isEqualTo(Map.of(
                        "specversion", "1.0",
                        "id", "m-1",
                        "source", "slack://team",
                        "type", "message.posted",
                        "subject", "u-1",
                        "time", "2026-03-02T08:00:00Z",
                        "traceparent", "00-ab",
                        "data", Map.of("channel", "general", "chars", 5)));
    }

    @Test
    void tellsTheEventsOfABatchInTheirOrderAndOnlyTheNewOnes() {
        community.send(message("m-2")).statusCode(201);

        community.sendBatch(List.of(message("m-3"), message("m-2"), message("m-1")));

        assertThat(community.news(3))
                .extracting(TestCommunity.News::data)
                .extracting("event.id")
                .containsExactly("m-2", "m-3", "m-1");
    }

    @Test
    void recordsForTheMemberToWhomTheActorIsLinkedAtThatMoment() {
        var linked = UUID.randomUUID();

        community.send(message("m-1")).statusCode(201);
        community.identity("linked", linked, "slack", "u-1");
        community.send(message("m-2")).statusCode(201);
        community.identity("unlinked", linked, "slack", "u-1");
        community.send(message("m-3")).statusCode(201);

        var derived = Ids.derived(community.id(), "slack", "u-1").toString();
        assertThat(community.news(3))
                .extracting(n -> n.data().get("memberId"))
                .containsExactly(derived, linked.toString(), derived);
    }

    @Test
    void letsDataNameAnotherPlatformThanTheSource() {
        community
                .send(event("m-1", "message.posted", "u-1", "2026-03-02T08:00:00Z", "\"platform\":\"wecom\""))
                .statusCode(201);

        assertThat(community.news(1).getFirst().data())
                .containsEntry("platform", "wecom")
                .containsEntry(
                        "memberId", Ids.derived(community.id(), "wecom", "u-1").toString());
    }
}
