package org.communityops.incentive.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.Race;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ada and Bob react to each other 25 times in five days, for a point each; a screening of the month finds them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FlaggedPointsTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final List<FeedItem> ofAda = new ArrayList<>();

    @AfterEach
    void audit() {
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireLotsSound();
    }

    private FeedItem reaction(String from, String to, int number) {
        return community.event(
                from + number,
                "reaction.added",
                from,
                START.plus(Duration.ofHours(5L * number)).toString(),
                Map.of("target", "m", "targetAuthor", to));
    }

    private void react() {
        var all = new ArrayList<FeedItem>();
        for (var i = 0; i < 25; i++) {
            ofAda.add(reaction("ada", "bob", i));
            all.add(reaction("bob", "ada", i));
            all.add(reaction("eve", "zoe", i));
        }
        all.addAll(ofAda);
        community.apply(all);
    }

    private void screen() {
        String location = community
                .asOwner()
                .body("{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\"}")
                .post(community.path("/fair-play/screenings"))
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> community.asOwner().get(location).path("state").equals("DONE"));
    }

    private String flag() {
        return community.get("/fair-play/flags").extract().path("items[0].id");
    }

    private Response decide(String flag, String decision) {
        return community
                .asOwner()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\": \"we asked them\"}")
                .post(community.path("/fair-play/flags/" + flag + "/" + decision));
    }

    private ValidatableResponse wallet(String name, int balance, int held) {
        return community
                .get("/members/" + community.member(name) + "/wallets")
                .body("items[0].balance", equalTo(balance))
                .body("items[0].held", equalTo(held));
    }

    private void earned(Integer... amounts) {
        community.get("/leaderboards/all").body("items.amount", contains(amounts));
    }

    @Test
    void areSetAsideUntilAPersonDecides() {
        react();
        community.grant("g", "ada", 10).statusCode(201);

        screen();
        screen();

        wallet("ada", 10, 25);
        wallet("bob", 0, 25);
        wallet("eve", 25, 0);
        problem(community.spend("s", "bob", 1), 409, "insufficient-points");
        community
                .get("/fair-play/flags/" + flag())
                .body("setAside.amount", contains(25, 25))
                .body("setAside.currency", contains("points", "points"));
        earned(35, 25, 25);
        community.get("/holds?memberId=" + community.member("bob")).body("items", empty());
    }

    @Test
    void comeBackWithTheirEndWhenTheFlagIsDismissed() {
        community.always("cheer", """
                {"trigger": {"eventType": "reaction.added"}, "award": {"fixed": 2}, "currency": "points", "expiry": {"months": 120}}""");
        react();
        screen();
        wallet("ada", 0, 75).body("items[0].expiring", equalTo(0));

        assertThat(decide(flag(), "dismiss").statusCode()).isEqualTo(200);

        wallet("ada", 75, 0).body("items[0].expiring", equalTo(50));
        earned(75, 75, 75);
        problem(decide(flag(), "confirm").then(), 409, "invalid-transition");
    }

    @Test
    void areTakenWhenTheFlagIsConfirmedAndStaySo() {
        react();
        screen();

        assertThat(decide(flag(), "confirm").statusCode()).isEqualTo(200);

        wallet("ada", 0, 0);
        wallet("bob", 0, 0);
        earned(25);
        assertThat(LedgerAudit.of(community).number("""
                        select -sum(e.amount) from entry e join account a on a.community_id = e.community_id and a.id = e.account_id
                         where e.community_id = ? and a.kind = 'SYSTEM' and a.owner = 'issuance'
                        """)).isEqualTo(25);
        community.apply(community.retraction("r-1", ofAda.getFirst()));
        wallet("ada", 0, 0).body("items[0].recoverable", nullValue());
    }

    @Test
    void areNoMoreThanWhatIsStillThere() {
        react();
        community.spend("s", "ada", 22).statusCode(201);

        screen();
        wallet("ada", 0, 3);
        assertThat(decide(flag(), "confirm").statusCode()).isEqualTo(200);

        wallet("ada", 0, 0);
        earned(25, 22);
    }

    @Test
    void areNotTakenTwiceWhenTheirEventIsRetractedMeanwhile() {
        react();
        screen();
        community.apply(community.retraction("r-1", ofAda.getFirst()));
        wallet("ada", 0, 25).body("items[0].recoverable", equalTo(1));

        assertThat(decide(flag(), "confirm").statusCode()).isEqualTo(200);

        wallet("ada", 0, 0).body("items[0].recoverable", nullValue());
        earned(25);
    }

    @Test
    void goOneWayWhenDecisionsCross() throws Exception {
        react();
        screen();
        var flag = flag();

        var answers = Race.of(
                20, i -> () -> decide(flag, i % 2 == 0 ? "confirm" : "dismiss").statusCode());

        assertThat(answers).containsOnly(200, 409);
        assertThat(Collections.frequency(answers, 200)).isOne();
        String state = community.get("/fair-play/flags/" + flag).extract().path("state");
        wallet("ada", state.equals("CONFIRMED") ? 0 : 25, 0);
    }
}
