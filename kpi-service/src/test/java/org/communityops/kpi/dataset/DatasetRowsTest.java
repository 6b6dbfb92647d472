package org.communityops.kpi.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.funnelresult.StoredFunnels;
import org.junit.jupiter.api.Test;

/** What the rows of the datasets mean, by hand and against the other operations of this service. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatasetRowsTest {
    private static final List<String> TYPES = List.of(
            "member.joined",
            "message.posted",
            "message.posted",
            "reaction.added",
            "reaction.counted",
            "thread.started",
            "question.asked",
            "answer.accepted",
            "content.published",
            "content.viewed",
            "content.liked",
            "purchase.completed",
            "purchase.refunded",
            "coupon.used",
            "session.ended",
            "invite.sent",
            "channel.touched",
            "member.left",
            "complaint.filed");

    @Test
    void hasARowForEachMemberAndDayOnWhichHeWasActive() {
        var community = TestCommunity.in("America/New_York");
        community.sees(
                community.message("ana", "2026-05-02T03:59:00Z"), // 1 May in New York
                community.reply("ana", "2026-05-02T03:59:30Z"),
                community.reaction("ana", "2026-05-02T04:00:00Z"),
                community.event("thread.started", "ana", "2026-05-02T05:00:00Z", Map.of()),
                community.event("thread.started", "bo", "2026-05-02T05:00:00Z", Map.of()));

        var rows = rows(community, "members-daily");

        assertThat(rows)
                .extracting(row -> row.get("day"), row -> row.get("memberId"), DatasetRowsTest::counts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "2026-05-01", community.member("ana").toString(), List.of(2, 1, 0, 0)),
                        org.assertj.core.groups.Tuple.tuple(
                                "2026-05-02", community.member("ana").toString(), List.of(0, 0, 1, 1)));
    }

    @Test
    void holdsTheMetricsThatTheirSeriesHold() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var community = TestCommunity.in("America/New_York");
        community.sees(history(new Random(seed), community));

        var byMetric = rows(community, "metrics-daily").stream()
                .collect(Collectors.groupingBy(row -> row.get("metric") + "&currency=" + row.get("currency")));

        assertThat(byMetric).hasSizeGreaterThan(50).containsKeys("gmv&currency=CNY", "gmv&currency=USD");
        byMetric.forEach((metric, rows) -> {
            var query = metric.replace("&currency=null", "").replace("&", "?granularity=DAY&");
            var series = community
                    .get("/metrics/" + (query.contains("?") ? query : query + "?granularity=DAY"))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(rows).as(metric).extracting(row -> row.get("version")).containsOnly(series.getInt("version"));
            assertThat(rows)
                    .as("%s, seed %d", metric, seed)
                    .extracting(row -> figure(row, "day"))
                    .containsExactlyElementsOf(series.<Map<String, Object>>getList("items").stream()
                            .map(item -> figure(item, "period"))
                            .toList());
        });
    }

    @Test
    void holdsTheTrianglesThatRetentionHolds() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var community = TestCommunity.in("Asia/Shanghai");
        community.sees(history(new Random(seed), community));

        var rows = rows(community, "retention");

        for (var length : List.of("WEEK", "MONTH")) {
            Map<String, List<Object>> triangle = new HashMap<>();
            community
                    .get("/retention?periods=60&cohort=" + length)
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .<Map<String, Object>>getList("items")
                    .forEach(item ->
                            triangle.put((String) item.get("cohort"), List.of(item.get("size"), item.get("active"))));
            var found = rows.stream()
                    .filter(row -> length.equals(row.get("cohortBy")))
                    .collect(Collectors.groupingBy(row -> (String) row.get("cohort")));
            assertThat(found).isNotEmpty().hasSameSizeAs(triangle);
            found.forEach((cohort, cells) -> assertThat(List.of(
                            cells.getFirst().get("size"),
                            cells.stream().map(cell -> cell.get("active")).toList()))
                    .as("%s, seed %d", cohort, seed)
                    .isEqualTo(triangle.get(cohort)));
        }
    }

    @Test
    void holdsTheRanksThatTheBoardsHold() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-01T12:00:00Z"),
                community.message("cy", "2026-05-01T12:00:00Z"),
                community.message("cy", "2026-05-31T12:00:00Z"),
                community.message("cy", "2026-06-01T12:00:00Z"));

        var rows = rows(community, "leaderboards").stream()
                .filter(row -> "messages".equals(row.get("metric")) && "2026-05-01".equals(row.get("month")))
                .map(row -> List.of(row.get("rank"), row.get("memberId"), row.get("value")))
                .toList();

        List<Map<String, Object>> leaders = community
                .get("/metrics/messages/members?period=2026-05")
                .extract()
                .path("items");
        assertThat(rows)
                .containsExactlyElementsOf(leaders.stream()
                        .map(place -> List.of(place.get("rank"), place.get("memberId"), place.get("value")))
                        .toList());
        assertThat(rows).extracting(List::getFirst).containsExactly(1, 2, 2);
        assertThat(rows(community, "leaderboards"))
                .extracting(row -> row.get("metric"))
                .contains("replies");
    }

    @Test
    void holdsTheFiguresThatFunnelsHold() throws SQLException {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var community = TestCommunity.in("Asia/Shanghai");
        community.sees(history(new Random(seed), community));
        var steps = "'steps':[{'name':'seen','eventTypes':['content.viewed','channel.touched']},"
                + "{'name':'joined','eventTypes':['member.joined']},"
                + "{'name':'talks','eventTypes':['message.posted'],'where':{'isReply':true},'atLeast':3,'of':'WEEKS'},"
                + "{'name':'never','eventTypes':['never.seen']},"
                + "{'name':'bought','eventTypes':['purchase.completed']}]}";
        var funnels = List.of(
                StoredFunnels.save(community, "{'name':'rollups'," + steps),
                StoredFunnels.save(community, "{'name':'facts','ordered':true,'windowDays':90," + steps),
                StoredFunnels.save(community, "{'name':'complete','windowDays':60,'completeOnly':true," + steps));
        StoredFunnels.compute();

        var byFunnel = rows(community, "funnels").stream().collect(Collectors.groupingBy(row -> row.get("funnelId")));

        assertThat(byFunnel).containsOnlyKeys(List.copyOf(funnels).toArray());
        byFunnel.forEach((funnel, rows) -> {
            var result = community
                    .get("/funnels/" + funnel + "/result")
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(rows)
                    .as("seed %d", seed)
                    .extracting(row -> step(row, "step"))
                    .containsExactlyElementsOf(result.<Map<String, Object>>getList("steps").stream()
                            .map(step -> step(step, "name"))
                            .toList());
            assertThat(rows).extracting(row -> row.get("cutOff")).containsOnly(result.getString("cutOff"));
            assertThat(rows).extracting(row -> row.get("position")).containsExactly(1, 2, 3, 4, 5);
        });
    }

    @Test
    void tellsHowFarTheDataReach() {
        var community = TestCommunity.in("Asia/Shanghai");
        assertThat(rows(community, "communities"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("cutOff", null).containsEntry("members", 0));

        community.sees(community.message("ana", "2026-05-01T16:00:00Z"), community.reply("bo", "2026-05-03T12:00:00Z"));

        assertThat(rows(community, "communities"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("firstDay", "2026-05-02")
                        .containsEntry("cutOff", "2026-05-03")
                        .containsEntry("timeZone", "Asia/Shanghai")
                        .containsEntry("members", 2));
    }

    private static List<Map<String, Object>> rows(TestCommunity community, String dataset) {
        return given().header("Authorization", community.owner())
                .get("/v1/datasets/" + dataset)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }

    private static List<Object> counts(Map<String, Object> row) {
        return List.of(row.get("messages"), row.get("replies"), row.get("reactions"), row.get("threadsStarted"));
    }

    private static List<Object> step(Map<String, Object> step, String name) {
        var figures = new ArrayList<>();
        figures.add(step.get(name));
        for (var figure : List.of(
                "members",
                "alone",
                "lost",
                "rateFromPrevious",
                "rateFromFirst",
                "medianSecondsFromPrevious",
                "p90SecondsFromPrevious")) {
            var number = step.get(figure);
            figures.add(number == null ? null : new BigDecimal(number.toString()).stripTrailingZeros());
        }
        return figures;
    }

    private static List<Object> figure(Map<String, Object> row, String day) {
        var figure = new ArrayList<>();
        figure.add(row.get(day));
        for (var name : List.of("value", "numerator", "denominator")) {
            var number = row.get(name);
            figure.add(number == null ? null : new BigDecimal(number.toString()).stripTrailingZeros());
        }
        return figure;
    }

    private static List<FeedItem> history(Random random, TestCommunity community) {
        var days = new TreeSet<Integer>();
        var items = new ArrayList<FeedItem>();
        for (var i = 0; i < 400; i++) {
            var day = random.nextInt(100);
            days.add(day);
            items.add(community.event(
                    TYPES.get(random.nextInt(TYPES.size())),
                    "m" + random.nextInt(9),
                    java.time.Instant.parse("2026-02-01T00:00:00Z")
                            .plusSeconds(day * 86_400L + random.nextInt(86_400))
                            .toString(),
                    Map.of(
                            "isReply", random.nextBoolean(),
                            "count", random.nextInt(9),
                            "amount", new BigDecimal(random.nextInt(1_000_000)).movePointLeft(4),
                            "currency", random.nextBoolean() ? "CNY" : "USD",
                            "durationSeconds", random.nextInt(10_000) / 1000.0)));
        }
        assertThat(days).hasSizeGreaterThan(50);
        return items;
    }
}
