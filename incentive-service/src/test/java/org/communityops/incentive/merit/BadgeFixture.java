package org.communityops.incentive.merit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.LedgerAudit;

/** Badges of a test's community. */
public record BadgeFixture(CommunityFixture community) {
    public static final String MESSAGES = "\"eventTypes\": [\"message.posted\"]";

    /** Makes a badge, waits until the past was looked at, and returns its id. */
    public String badge(String key, String criteria) {
        return badge(key, criteria, "");
    }

    public String badge(String key, String criteria, String more) {
        String id = create(key, criteria, more).statusCode(201).extract().path("id");
        scan();
        return id;
    }

    public ValidatableResponse create(String key, String criteria, String more) {
        var body = "{\"key\": \"%s\", \"name\": \"The %s\", \"description\": \"A test\", \"criteria\": %s%s}";
        return community
                .asOwner()
                .body(body.formatted(key, key, criteria, more))
                .post(community.path("/badges"))
                .then();
    }

    public ValidatableResponse give(String badgeId, String name, String occasion) {
        var body = "{\"memberId\": \"%s\", \"citation\": \"Well done\", \"occasion\": \"%s\"}";
        return community
                .asOwner()
                .body(body.formatted(community.member(name), occasion))
                .post(community.path("/badges/" + badgeId + "/awards"))
                .then();
    }

    public ValidatableResponse revoke(String badgeId, String awardId) {
        return community
                .asOwner()
                .body("{\"reason\": \"A mistake\"}")
                .post(community.path("/badges/" + badgeId + "/awards/" + awardId + "/revoke"))
                .then();
    }

    public ValidatableResponse of(String name) {
        return community.get("/members/" + community.member(name) + "/badges");
    }

    /** How many badges there are that the past of some members is still to be looked at for. */
    long scans() {
        return LedgerAudit.of(community).number("select count(*) from badge_scan where community_id = ?");
    }

    /** Looks at the past as far as that is possible now. */
    void scanSome() throws SQLException {
        Arc.container().instance(BadgeScans.class).get().scanAll();
    }

    /** Looks at the past to the end. */
    void scan() {
        await().until(() -> {
            scanSome();
            return scans() == 0;
        });
    }

    /** What the feed tells of a member's badges. */
    public List<JsonNode> news(String type, String name) {
        return FeedNews.of(community, type).items().stream()
                .filter(item -> item.subject().equals(community.member(name).toString()))
                .map(FeedNews.Item::data)
                .toList();
    }
}
