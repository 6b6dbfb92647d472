package org.communityops.member.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.asOwner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.member.PublishedNews;
import org.communityops.member.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ArrivalTest {
    private static final String MEMBER = "/v1/communities/{communityId}/members/{id}";
    private static final String MEMBERS = "/v1/communities/{communityId}/members";
    private static final String IDENTITY = "/v1/communities/{communityId}/identities/zulip/{externalId}";
    private static final String DAY_1 = "2026-01-01T00:00:00Z";
    private static final String DAY_2 = "2026-01-02T00:00:00Z";
    private static final String DAY_3 = "2026-01-03T00:00:00Z";

    private UUID community;

    @BeforeEach
    void aCommunity() {
        community = TestCommunity.open();
    }

    @Test
    void whoeverActsBecomesAMemberUnderTheDerivedId() {
        play(posted("ann", DAY_1));

        member("ann")
                .body("displayName", is("ann"))
                .body("status", is("ACTIVE"))
                .body("joinedAt", is(DAY_1))
                .body("identities.platform", contains("zulip"))
                .body("identities.externalId", contains("ann"));
        asOwner()
                .get(IDENTITY, community, "ann")
                .then()
                .statusCode(200)
                .body("memberId", is(derived("ann").toString()));
        assertThat(PublishedNews.of(community).types())
                .containsExactly("community.created", "member.joined", "identity.linked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLICATION", "INVITE"})
    void whereOneHasToBeAdmittedTheyAreVisitors(String policy) {
        community = TestCommunity.joinedBy(policy);

        play(posted("ann", DAY_1));

        member("ann").body("status", is("VISITOR"));
    }

    @Test
    void aPageThatComesAgainChangesNothing() {
        var page = new FeedItem[] {joined("ann", DAY_1), posted("ann", DAY_2), posted("bob", DAY_2)};
        play(page);
        var before = asOwner().get(MEMBERS, community).asString();
        var news = PublishedNews.of(community).types();

        play(page);

        assertThat(asOwner().get(MEMBERS, community).asString()).isEqualTo(before);
        assertThat(PublishedNews.of(community).types()).isEqualTo(news);
    }

    @Test
    void aJoiningSaysSinceWhenSomebodyIsAMember() {
        play(posted("ann", DAY_1), joined("ann", DAY_2), posted("ann", DAY_3));

        member("ann").body("joinedAt", is(DAY_2));
    }

    @Test
    void aJoiningThatArrivesLateCorrectsTheDate() {
        play(posted("ann", DAY_3));
        play(joined("ann", DAY_1));

        member("ann").body("joinedAt", is(DAY_1));
        assertThat(PublishedNews.of(community).types())
                .containsExactly("community.created", "member.joined", "identity.linked", "member.changed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyOrderOfArrivalEndsAlike(long seed) {
        var events = new ArrayList<>(List.of(
                joined("ann", DAY_2),
                joined("ann", DAY_3),
                posted("ann", DAY_1),
                posted("ann", DAY_3),
                posted("bob", DAY_3),
                posted("bob", DAY_2)));
        Collections.shuffle(events, new Random(seed));

        events.forEach(this::play);

        member("ann").body("joinedAt", is(DAY_2));
        member("bob").body("joinedAt", is(DAY_2));
    }

    @Test
    void aDateThatSomebodyStatedStays() {
        play(posted("ann", DAY_3));
        var etag = asOwner().get(MEMBER, community, derived("ann")).header("ETag");
        TestCommunity.patchOf(etag)
                .body("{\"joinedAt\": \"%s\"}".formatted(DAY_2))
                .patch(MEMBER, community, derived("ann"))
                .then()
                .statusCode(200);

        play(joined("ann", DAY_1));

        member("ann").body("joinedAt", is(DAY_2));
    }

    @Test
    void newsOfUnknownCommunitiesAreCountedButMakeNobody() {
        var unknown = UUID.randomUUID();
        var before = FeedPages.deadLetters("activity");

        FeedPages.apply("activity", ActivityNews.of(unknown, "ann", "message.posted", DAY_1));

        assertThat(FeedPages.deadLetters("activity")).isEqualTo(before);
        problem(asOwner().get(MEMBER, unknown, Ids.derived(unknown, "zulip", "ann")), 404, "not-found");
        asOwner()
                .get("/v1/communities/{communityId}/digests", unknown)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void everyEventIsInTheBooks() {
        play(ActivityNews.ofNobody(community, "event.retracted", DAY_1));
        play(joined("ann", DAY_1), posted("ann", DAY_1), posted("ann", DAY_1), posted("ann", DAY_2));

        asOwner()
                .get("/v1/communities/{communityId}/digests", community)
                .then()
                .statusCode(200)
                .body("items.day", contains("2026-01-01", "2026-01-01", "2026-01-01", "2026-01-02"))
                .body("items.type", contains("event.retracted", "member.joined", "message.posted", "message.posted"))
                .body("items.events", contains(1, 1, 2, 1))
                .body("items[2].checksum", is("00000000000001fe"));
    }

    @Test
    void anAccountOfALinkedMemberMakesNobody() {
        var body = """
                {"displayName": "Ann", "identities": [{"platform": "zulip", "externalId": "ann"}]}
                """;
        var id = asOwner().body(body).post(MEMBERS, community).<String>path("id");

        play(ActivityNews.of(community, UUID.fromString(id), "ann", "message.posted", DAY_1));

        asOwner().get(MEMBERS, community).then().body("items.id", contains(id));
    }

    @Test
    void whatActedBeforeTheLinkWasKnownStaysSomebodyOfItsOwn() {
        var body = """
                {"displayName": "Ann", "identities": [{"platform": "zulip", "externalId": "ann"}]}
                """;
        var id = asOwner().body(body).post(MEMBERS, community).<String>path("id");

        play(posted("ann", DAY_1));

        member("ann").body("identities", empty());
        asOwner().get(IDENTITY, community, "ann").then().body("memberId", is(id));
    }

    @Test
    void anUnlinkedAccountThatActsAgainIsBackUnderItsOwnId() {
        play(posted("ann", DAY_1));
        asOwner()
                .delete(MEMBER + "/identities/zulip/ann", community, derived("ann"))
                .then()
                .statusCode(204);

        play(posted("ann", DAY_2));

        member("ann").body("identities.externalId", contains("ann"));
    }

    @Test
    void anUnlinkHoldsWhileNewsOfBeforeAreOnTheirWay() {
        var id = asOwner()
                .body("{\"displayName\": \"Ann\"}")
                .post(MEMBERS, community)
                .<String>path("id");

        play(ActivityNews.of(community, UUID.fromString(id), "ann", "message.posted", DAY_1));

        problem(asOwner().get(IDENTITY, community, "ann"), 404, "not-found");
    }

    @Test
    void aVeryLongAccountIdIsCutInTheNameOnly() {
        var longId = "😀".repeat(127);
        var longer = "x".repeat(256);

        play(posted(longId, DAY_1), posted(longer, DAY_1));

        member(longId).body("displayName", is(longId));
        member(longer).body("displayName", is("x".repeat(200))).body("identities.externalId", contains(longer));
    }

    @Test
    void manyArriveInOnePage() {
        var page = new ArrayList<FeedItem>();
        for (var i = 0; i < 900; i++) {
            page.add(posted("member-" + i, DAY_1));
        }

        FeedPages.apply("activity", page);

        asOwner().queryParam("limit", 500).get(MEMBERS, community).then().body("items", hasSize(500));
        assertThat(PublishedNews.of(community).types()).hasSize(1 + 2 * 900);
    }

    private void play(FeedItem... items) {
        FeedPages.apply("activity", items);
    }

    private FeedItem posted(String externalId, String time) {
        return ActivityNews.of(community, externalId, "message.posted", time);
    }

    private FeedItem joined(String externalId, String time) {
        return ActivityNews.of(community, externalId, "member.joined", time);
    }

    private UUID derived(String externalId) {
        return Ids.derived(community, "zulip", externalId);
    }

    private ValidatableResponse member(String externalId) {
        return asOwner().get(MEMBER, community, derived(externalId)).then().statusCode(200);
    }
}
