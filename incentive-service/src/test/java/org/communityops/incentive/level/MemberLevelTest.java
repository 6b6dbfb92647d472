package org.communityops.incentive.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberLevelTest {
    private static final String QUARTER = """
            {"key": "month", "name": "Month", "windowDays": 30, "graceDays": 10, "levels": [
               {"title": "Guest", "minPoints": 0, "perks": [{"key": "read", "text": "May read"}]},
               {"title": "Regular", "titleZh": "常客", "minPoints": 10, "perks": [{"key": "vote", "text": "May vote"}]},
               {"title": "Star", "minPoints": 20, "perks": [{"key": "pin", "text": "May pin"}]}]}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final LedgerAudit audit = LedgerAudit.of(community);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LevelReviews reviews;

    MemberLevelTest(LevelReviews reviews) {
        this.reviews = reviews;
    }

    /** Ten messages on a day: twenty points. */
    private void earnTwenty(String name, LocalDate day) {
        community.apply(IntStream.range(0, 10)
                .mapToObj(i -> community.message("m-" + name + day + i, name, day + "T10:%02d:00Z".formatted(i)))
                .toList());
    }

    private String of(String name) {
        return "/members/" + community.member(name);
    }

    private String createMonth() {
        return community
                .asOwner()
                .body(QUARTER)
                .post(community.path("/ladders"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private long news(String type, String name, String condition) {
        return audit.number("select count(*) from (select community_id, type, data from outbox"
                + " union all select community_id, type, data from feed) n where community_id = ? and type = '" + type
                + "' and data ->> 'memberId' = '" + community.member(name) + "' and " + condition);
    }

    private void review(LocalDate day) throws SQLException {
        reviews.review(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    @Test
    void standsOnTheLowestLevelSinceJoining() {
        community.join("ada");
        community.get(of("ada") + "/level").body("level", equalTo(1)).body("since", equalTo("2026-01-01"));

        community.apply(community.reaction("x-1", "bob", "2026-03-05T10:00:00Z"));
        community
                .get(of("bob") + "/level")
                .body("level", equalTo(1))
                .body("titleZh", equalTo("新成员"))
                .body("points", equalTo(1))
                .body("since", equalTo("2026-03-05"));
    }

    @Test
    void countsWhatWasEarnedInTheWindow() {
        createMonth();
        earnTwenty("ada", today.minusDays(20));
        earnTwenty("bob", today.minusDays(50));

        community
                .get(of("ada") + "/level?ladder=month")
                .body("level", equalTo(3))
                .body("points", equalTo(20))
                .body("since", equalTo(today.minusDays(20).toString()))
                .body("warning", nullValue())
                .body("next", nullValue())
                .body("perks.key", contains("read", "vote", "pin"));
        community
                .get(of("bob") + "/level?ladder=month")
                .body("level", equalTo(1))
                .body("since", equalTo(today.minusDays(10).toString()))
                .body("next.level", equalTo(2))
                .body("next.missing", equalTo(10));
        community.get(of("ada") + "/level").body("ladder", equalTo("starter"));
    }

    @Test
    void warnsDuringTheGraceAndThenTakesTheLevel() throws SQLException {
        createMonth();
        var day = today.minusDays(33);
        earnTwenty("ada", day);

        // The day left the window three days ago; with ten days of grace the level is lost on the fortieth day.
        var falls = day.plusDays(40);
        community
                .get(of("ada") + "/level?ladder=month")
                .body("level", equalTo(3))
                .body("points", equalTo(0))
                .body("warning.fallsOn", equalTo(falls.toString()))
                .body("warning.fallsTo", equalTo(1))
                .body("warning.missing", equalTo(20));
        assertThat(news("level.warning", "ada", "data ->> 'fallsOn' = '" + falls + "'"))
                .isEqualTo(1);

        review(falls.minusDays(1));
        assertThat(news("level.changed", "ada", "(data ->> 'previous')::int = 3"))
                .isZero();
        review(falls);
        review(falls);
        assertThat(news(
                        "level.changed",
                        "ada",
                        "data ->> 'since' = '" + falls + "' and data ->> 'isDefault' = 'false'"))
                .isEqualTo(1);
        assertThat(news("level.warning", "ada", "true")).isEqualTo(1);
        community
                .get(of("ada") + "/level-changes?ladder=month")
                .body("items.reason", contains("LAPSED", "REACHED"))
                .body("items.level", contains(1, 3))
                .body("items[0].previous", equalTo(3))
                .body("items[0].since", equalTo(falls.toString()));
    }

    @Test
    void warnsOnTheDayOnWhichTimeAloneTakesThePoints() throws SQLException {
        createMonth();
        var day = today.minusDays(20);
        earnTwenty("ada", day);
        community.get(of("ada") + "/level?ladder=month").body("level", equalTo(3));
        assertThat(news("level.warning", "ada", "true")).isZero();

        review(day.plusDays(29));
        assertThat(news("level.warning", "ada", "true")).isZero();
        review(day.plusDays(30));

        assertThat(news("level.warning", "ada", "(data ->> 'missing')::int = 20 and (data ->> 'fallsTo')::int = 1"))
                .isEqualTo(1);
    }

    @Test
    void takesBackALevelAtOnceWhenItWasNotEarned() {
        var events = IntStream.range(0, 30)
                .mapToObj(i ->
                        community.message("m-" + i, "ada", "2026-03-%02dT10:%02d:00Z".formatted(2 + i / 10, i % 10)))
                .toList();
        community.apply(events);
        community.get(of("ada") + "/level").body("level", equalTo(2));

        community.apply(IntStream.range(0, 6)
                .mapToObj(i -> community.retraction("r-" + i, events.get(i)))
                .toList());

        community.get(of("ada") + "/level").body("level", equalTo(1)).body("since", equalTo("2026-03-02"));
        community.get(of("ada") + "/level-changes").body("items.reason", contains("CORRECTED", "REACHED"));
    }

    @Test
    void placesEverybodyAnewWhenALadderChanges() {
        var id = createMonth();
        earnTwenty("ada", today.minusDays(5));
        earnTwenty("bob", today.minusDays(5));
        earnTwenty("bob", today.minusDays(4));
        community.get(of("ada") + "/level?ladder=month").body("level", equalTo(3));

        var higher = """
                {"levels": [{"title": "Guest", "minPoints": 0}, {"title": "Regular", "minPoints": 30}]}""";
        community.patch("/ladders/" + id, "\"1\"", higher).statusCode(200);

        community.get(of("ada") + "/level?ladder=month").body("level", equalTo(1));
        community.get(of("bob") + "/level?ladder=month").body("level", equalTo(2));
        await().untilAsserted(() -> {
            assertThat(news("level.changed", "ada", "(data ->> 'previous')::int = 3 and (data ->> 'level')::int = 1"))
                    .isEqualTo(1);
            assertThat(news("level.changed", "bob", "(data ->> 'previous')::int = 3 and (data ->> 'level')::int = 2"))
                    .isEqualTo(1);
        });
        community
                .get(of("ada") + "/level-changes?ladder=month")
                .body("items.reason", contains("LADDER_CHANGED", "REACHED"));
    }

    @Test
    void tellsOfEverybodyWhenAnotherLadderBecomesTheDefault() {
        community.join("cyd");
        earnTwenty("ada", today.minusDays(5));
        var id = createMonth();
        await().untilAsserted(() -> assertThat(news("level.changed", "ada", "data ->> 'ladder' = 'month'"))
                .isEqualTo(1));

        community.patch("/ladders/" + id, "\"1\"", "{\"isDefault\": true}").statusCode(200);

        await().untilAsserted(() -> {
            assertThat(news("level.changed", "ada", "data ->> 'isDefault' = 'true' and (data ->> 'level')::int = 3"))
                    .isEqualTo(1);
            assertThat(news("level.changed", "cyd", "data ->> 'isDefault' = 'true' and (data ->> 'level')::int = 1"))
                    .isEqualTo(1);
        });
        community.get(of("ada") + "/level").body("ladder", equalTo("month"));
        community.get(of("cyd") + "/level-changes").body("items", empty());
    }

    @Test
    void answersWhetherAMemberMay() {
        createMonth();
        earnTwenty("ada", today.minusDays(5));
        community.join("bob");

        community
                .get(of("ada") + "/permissions/vote")
                .body("allowed", equalTo(true))
                .body("ladder", equalTo("month"))
                .body("level", equalTo(3))
                .body("neededLevel", equalTo(2));
        community
                .get(of("bob") + "/permissions/vote?ladder=month")
                .body("allowed", equalTo(false))
                .body("level", equalTo(1))
                .body("neededLevel", equalTo(2));
        community.get(of("bob") + "/permissions/read").body("allowed", equalTo(true));
        problem(community.asOwner().get(community.path(of("bob") + "/permissions/fly")), 404, "not-found");
        problem(
                community.asOwner().get(community.path(of("bob") + "/permissions/vote?ladder=starter")),
                404,
                "not-found");
    }

    @Test
    void knowsNeitherStrangersNorLaddersThatDoNotExist() {
        community.join("ada");
        var nobody = "/members/" + UUID.randomUUID();

        for (var path : List.of(
                nobody + "/level",
                nobody + "/level-changes",
                nobody + "/permissions/read",
                of("ada") + "/level?ladder=none",
                of("ada") + "/level-changes?ladder=none")) {
            problem(community.asOwner().get(community.path(path)), 404, "not-found");
        }
        GenericBadInput.refusedByList(community.owner, community.path(of("ada") + "/level-changes"));
    }
}
