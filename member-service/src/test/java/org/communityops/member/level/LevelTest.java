package org.communityops.member.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.member.TestCommunity.asOwner;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LevelTest {
    private static final String MEMBERS = "/v1/communities/{communityId}/members";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void showsTheLevelThatIncentiveServiceAnnouncedLast() {
        var community = TestCommunity.open();
        var created = asOwner().body("{\"displayName\": \"Ann\"}").post(MEMBERS, community);
        var ann = UUID.fromString(created.path("id"));

        FeedPages.apply("incentive", level(community, ann, 1), level(community, ann, 2));
        asOwner().get(created.header("Location")).then().body("level", is(2));
        FeedPages.apply("incentive", level(community, ann, 1));
        var now = asOwner().get(created.header("Location"));

        now.then().body("level", is(1));
        assertThat(now.header("ETag")).isNotEqualTo(created.header("ETag"));
        asOwner().get(MEMBERS, community).then().body("items[0].level", is(1));
    }

    @Test
    void keepsALevelThatIsKnownBeforeTheMember() {
        var community = TestCommunity.open();
        var ann = Ids.derived(community, "zulip", "ann");
        FeedPages.apply("incentive", level(community, ann, 3));

        var data = Map.of(
                "event", Map.of("type", "message.posted", "time", "2026-01-01T00:00:00Z"),
                "memberId", ann.toString(),
                "platform", "zulip",
                "externalId", "ann",
                "checksum", "1");
        FeedPages.apply(
                "activity", FeedPages.item(Ids.next(), community, "activity.recorded", ann.toString(), NOON, data));

        asOwner().get(MEMBERS + "/{id}", community, ann).then().statusCode(200).body("level", is(3));
    }

    @Test
    void showsTheLevelOnTheDefaultLadderOnly() {
        var community = TestCommunity.open();
        var created = asOwner().body("{\"displayName\": \"Ann\"}").post(MEMBERS, community);
        var ann = UUID.fromString(created.path("id"));

        FeedPages.apply("incentive", level(community, ann, 2), level(community, ann, 5, Map.of("isDefault", false)));
        asOwner().get(created.header("Location")).then().body("level", is(2));
        FeedPages.apply("incentive", level(community, ann, 3, Map.of("isDefault", true)));
        asOwner().get(created.header("Location")).then().body("level", is(3));
    }

    private static FeedItem level(UUID community, UUID member, int level) {
        return level(community, member, level, Map.of());
    }

    private static FeedItem level(UUID community, UUID member, int level, Map<String, Object> more) {
        var data = new HashMap<String, Object>(more);
        data.putAll(Map.of("memberId", member.toString(), "ladder", "starter", "level", level, "title", "L" + level));
        return FeedPages.item(Ids.next(), community, "level.changed", member.toString(), NOON, data);
    }
}
