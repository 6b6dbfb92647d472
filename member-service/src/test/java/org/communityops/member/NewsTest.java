package org.communityops.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.member.TestCommunity.asOwner;
import static org.communityops.member.TestCommunity.freshSlug;
import static org.communityops.member.TestCommunity.patchOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NewsTest {
    private static final String MEMBERS = "/v1/communities/{communityId}/members";

    @Test
    void tellWhatTheOtherServicesNeedToKnow() {
        var slug = freshSlug();
        var community = id(create(slug));

        var news = PublishedNews.of(community).latest("community.created");

        assertThat(news.toString())
                .isEqualTo("""
                        {"id": "%s", "name": "Tea House", "slug": "%s", "locale": "zh-CN", "archived": false, \
                        "timeZone": "UTC", "eventsFrom": "2026-01-01T00:00:00Z", "joinPolicy": "OPEN"}""".formatted(community, slug).replace("\": ", "\":").replace(", \"", ",\""));
    }

    @Test
    void tellOfEachChangeAndOfNothingElse() {
        var created = create(freshSlug());
        var community = id(created);

        var moved = patchOf(created.header("ETag"))
                .body("{\"timeZone\": \"Asia/Shanghai\", \"eventsFrom\": null}")
                .patch(created.header("Location"));
        patchOf(moved.header("ETag"))
                .body("{\"timeZone\": \"Asia/Shanghai\"}")
                .patch(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", moved.header("ETag"));

        var news = PublishedNews.of(community);
        assertThat(news.types()).containsExactly("community.created", "community.changed");
        assertThat(news.latest("community.changed").path("timeZone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(news.latest("community.changed").has("eventsFrom")).isFalse();
    }

    @Test
    void ofMembersHoldNothingPersonal() {
        var community = id(create(freshSlug()));
        var body = """
                {"displayName": "Ann Secret", "joinedAt": "2026-01-02T00:00:00Z",
                 "identities": [{"platform": "zulip", "externalId": "u7", "handle": "ann-secret"}]}
                """;
        var created = asOwner().body(body).post(MEMBERS, community);
        patchOf(created.header("ETag"))
                .body("{\"status\": \"VISITOR\"}")
                .patch(created.header("Location"))
                .then()
                .statusCode(200);
        asOwner()
                .delete(created.header("Location") + "/identities/zulip/u7")
                .then()
                .statusCode(204);

        var news = PublishedNews.of(community);
        var member = created.<String>path("id");
        assertThat(news.types())
                .containsExactly(
                        "community.created", "member.joined", "identity.linked", "member.changed", "identity.unlinked");
        assertThat(news.items().toString()).doesNotContainIgnoringCase("secret");
        assertThat(news.latest("member.joined").toString())
                .isEqualTo("{\"status\":\"ACTIVE\",\"joinedAt\":\"2026-01-02T00:00:00Z\",\"memberId\":\"%s\"}"
                        .formatted(member));
        assertThat(news.latest("member.changed").path("status").asText()).isEqualTo("VISITOR");
        for (var type : new String[] {"identity.linked", "identity.unlinked"}) {
            assertThat(news.latest(type).toString())
                    .isEqualTo("{\"memberId\":\"%s\",\"platform\":\"zulip\",\"externalId\":\"u7\"}".formatted(member));
        }
    }

    private static Response create(String slug) {
        var body = """
                {"slug": "%s", "name": "Tea House", "timeZone": "UTC", "eventsFrom": "2026-01-01T00:00:00Z"}
                """;
        return asOwner().body(body.formatted(slug)).post("/v1/communities");
    }

    private static UUID id(Response created) {
        return UUID.fromString(created.path("id"));
    }
}
