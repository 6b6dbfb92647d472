package org.communityops.deploy.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.communityops.deploy.local.FakeService.Request;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.replay.EventFile;
import org.communityops.kit.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check over a truth of a few cells and a service that answers from a table. */
class CheckTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Community COMMUNITY =
            new Community(UUID.fromString("0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b"), "tiny", ZONE);
    private static final UUID ANN = Ids.derived(COMMUNITY.id(), "slack", "ann");
    private static final UUID BOB = Ids.derived(COMMUNITY.id(), "slack", "bob");

    private static final String MEMBERS_DAILY =
            "/v1/datasets/members-daily?communityId=%s&from=2026-05-11&to=2026-06-02&format=json"
                    .formatted(COMMUNITY.id());

    @TempDir
    Path folder;

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Comparison comparison =
            new Comparison(new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false));
    private FakeService service;
    private ServiceApi api;
    private Kpis kpis;
    private Truth truth;
    private Members members;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        service.answers(this::answer);
        api = new ServiceApi(service.url(), "cop_own_test", Patience.SHORT);
        truth = new Truth(folder, ZONE, LocalDate.of(2026, 5, 11), LocalDate.of(2026, 6, 2));
        kpis = new Kpis(api, COMMUNITY, truth);
        var events = folder.resolve("events.ndjson");
        Files.writeString(events, """
                {"id":"1","source":"slack://x","subject":"bob","type":"member.joined"}
                {"id":"2","source":"slack://x","subject":"ann","type":"member.joined"}
                {"id":"3","source":"slack://x","subject":"bob","type":"message.posted","data":{}}
                """);
        try (var file = new EventFile(events)) {
            members = Members.of(file, COMMUNITY);
        }
    }

    @AfterEach
    void stop() {
        api.close();
        service.close();
    }

    @Test
    void comparesMembersAndTopicsOfAll() throws Exception {
        answers.put(MEMBERS_DAILY, """
                [{"memberId":"%s","day":"2026-05-31","messages":4,"replies":1,"reactions":0}]""".formatted(ANN));
        answers.put("/digests", "{\"items\":[{\"type\":\"message.posted\",\"events\":4}]}");
        answers.put(
                "/topic-participation?granularity=MONTH&from=2026-05-11&to=2026-06-02",
                "{\"items\":[{\"newTopics\":2},{\"newTopics\":1}]}");

        new MetaCheck(api, kpis, ActiveDays.of(api, COMMUNITY, truth), COMMUNITY, members).run(json("""
                {"events":4,"members":2,"eventsByType":{"message.posted":4},"everActiveMembers":1,"topics":2}"""), comparison);

        assertThat(said()).isEqualTo("meta.json topics: expected 2, is 3\n");
        assertThat(comparison.counts().get("meta.json")).isEqualTo(new Comparison.Count(5, 1));
    }

    @Test
    void comparesTopics() throws Exception {
        answers.put("/topic-participation?granularity=MONTH&from=2026-05-11&to=2026-06-02", """
                {"items": [{"period": "2026-05", "activeTopics": 3, "newTopics": 2, "sharedTopics": 1, "membersPerTopic": 1.333333,
                            "topicsPerPoster": 2.0, "answered": 1, "answeredWithinDay": 1, "answerRate": 0.5,
                            "medianAnswerSeconds": 60, "busiestPosters": 1, "busiestShare": 0.5},
                           {"period": "2026-06", "answerRate": null}]}""");

        new TopicCheck(kpis).run(json("""
                {"byMonth": [{"month": "2026-05", "activeTopics": 3, "newTopics": 2, "multiMemberTopics": 1,
                              "membersPerTopic": 1.333333, "topicsPerTopicPoster": 2.0, "answered": 1, "answered24h": 1,
                              "answerRate": 0.5, "medianAnswerSeconds": 61, "top10pctPosters": 1,
                              "top10pctMessageShare": 0.5},
                             {"month": "2026-06", "answerRate": null}]}"""), comparison);

        assertThat(said()).isEqualTo("topics.json 2026-05 medianAnswerSeconds: expected 61, is 60\n");
        assertThat(comparison.counts().get("topics.json")).isEqualTo(new Comparison.Count(22, 1));
    }

    @Test
    void comparesDaysWeeksAndMonths() throws Exception {
        answers.put("/metrics/dau?from=2026-05-11&to=2026-06-02&granularity=DAY", series("2026-05-11", "2"));
        answers.put("/metrics/messages?from=2026-05-11&to=2026-06-02&granularity=DAY", series("2026-05-11", "5"));
        answers.put(
                "/metrics/avg_dau?from=2026-05-11&to=2026-06-02&granularity=WEEK",
                "{\"items\":[{\"period\":\"2026-W20\",\"value\":1.5,\"numerator\":9,\"denominator\":6}]}");
        answers.put(
                "/metrics/messages?from=2026-05-11&to=2026-06-02&granularity=WEEK",
                "{\"items\":[{\"period\":\"2026-W20\",\"value\":7,\"partial\":true}]}");
        answers.put("/metrics/wau?from=2026-05-11&to=2026-06-02&granularity=WEEK", series("2026-W20", "2"));

        new ActivityCheck(kpis).run(json("""
                                {"daily":[{"date":"2026-05-11","dau":2,"messages":6}],
                                 "weekly":[{"period":"2026-W20","partial":true,"days":6,"active":2,"sumDau":9,"avgDau":1.5}],
                                 "monthly":[]}"""), comparison);

        assertThat(said()).isEqualTo("activity.json 2026-05-11 messages: expected 6, is 5\n");
        assertThat(comparison.counts().get("activity.json")).isEqualTo(new Comparison.Count(7, 1));
    }

    @Test
    void comparesRetention() throws Exception {
        for (var day : new String[] {"d1", "d7", "d30"}) {
            for (var variant : new String[] {"exact", "within"}) {
                answers.put(
                        "/metrics/retention_" + day + "?from=2026-05-11&to=2026-06-02&granularity=MONTH&variant="
                                + variant,
                        """
                        {"items":[{"period":"2026-05","value":0.5,"numerator":1,"denominator":2},
                                  {"period":"2026-06","numerator":0,"denominator":0}]}""");
            }
        }
        answers.put("/metrics/members_joined?from=2026-05-11&to=2026-06-02&granularity=MONTH", series("2026-05", "2"));
        answers.put(
                "/retention?cohort=WEEK&from=2026-05-11&to=2026-06-02&periods=52",
                "{\"items\":[{\"cohort\":\"2026-W20\",\"size\":2,\"active\":[2,1,0,1]}]}");
        answers.put(
                "/retention?cohort=MONTH&from=2026-05-11&to=2026-06-02&periods=120",
                "{\"items\":[{\"cohort\":\"2026-05\",\"size\":2,\"active\":[2,2]},"
                        + "{\"cohort\":\"2026-06\",\"size\":0,\"active\":[0]}]}");
        var cell = "{\"eligible\":2,\"exact\":1,\"exactRate\":0.5,\"within\":1,\"withinRate\":0.5}";
        var nobody = "{\"eligible\":0,\"exact\":0,\"exactRate\":null,\"within\":0,\"withinRate\":null}";

        new RetentionCheck(kpis).run(json("""
                                {"overall":{"members":2,"d1":%1$s,"d7":%1$s,"d30":%1$s},
                                 "byJoinMonth":[{"joinMonth":"2026-05","members":2,"d1":%1$s,"d7":%1$s,"d30":%1$s},
                                                {"joinMonth":"2026-06","members":2,"d1":%2$s,"d7":%2$s,"d30":%2$s}],
                                 "weeklyCohorts":[{"cohort":"2026-W20","size":2,"active":[2,1,1,1]}],
                                 "monthlyCohorts":[{"cohort":"2026-05","size":2,"active":[2,1]}]}""".formatted(cell, nobody)), comparison);

        assertThat(said().lines())
                .containsExactly(
                        "retention.json 2026-06 members: expected 2, is nothing",
                        "retention.json weeklyCohorts 2026-W20 active[2]: expected 1, is 0",
                        "retention.json monthlyCohorts 2026-05 active[1]: expected 1, is 2");
        assertThat(comparison.counts())
                .containsEntry("retention.json", new Comparison.Count(3 * (1 + 3 * 6) + 5 + 3, 3));
    }

    @Test
    void putsLeaderboardsIntoTheOrderOfTheTruth() throws Exception {
        answers.put(
                "/metrics/messages/members?period=2026-05&limit=500",
                "{\"items\":[{\"rank\":1,\"memberId\":\"%s\",\"value\":3},{\"rank\":1,\"memberId\":\"%s\",\"value\":3}]}"
                        .formatted(BOB, ANN));
        answers.put(
                "/leaderboards/2026-05?currency=points&limit=500",
                "{\"items\":[{\"rank\":1,\"memberId\":\"%s\",\"amount\":8}]}".formatted(BOB));

        new LeaderboardCheck(kpis, api, COMMUNITY, members).run(json("""
                                {"byMonth":[{"month":"2026-05",
                                  "messages":[{"rank":1,"member":"ann","value":3},{"rank":2,"member":"bob","value":3}],
                                  "points":[{"rank":1,"member":"bob","value":9}]}]}"""), comparison);

        assertThat(said()).isEqualTo("leaderboards.json 2026-05 points 1 value: expected 9, is 8\n");
        assertThat(comparison.counts().get("leaderboards.json")).isEqualTo(new Comparison.Count(8, 1));
    }

    @Test
    void comparesChurnWithTheFollowingMonth() throws Exception {
        answers.put(
                "/metrics/churn_rate?from=2026-05-11&to=2026-06-02&granularity=MONTH",
                "{\"items\":[{\"period\":\"2026-05\",\"value\":0.5,\"numerator\":1,\"denominator\":2}]}");
        answers.put("/metrics/active_kept?from=2026-05-11&to=2026-06-02&granularity=MONTH", series("2026-06", "1"));
        answers.put("/metrics/active_new?from=2026-05-11&to=2026-06-02&granularity=MONTH", series("2026-06", "4"));
        answers.put("/metrics/active_returned?from=2026-05-11&to=2026-06-02&granularity=MONTH", series("2026-06", "0"));
        answers.put(
                "/metrics/messages?from=2026-05-11&to=2026-06-02&granularity=MONTH",
                "{\"items\":[{\"period\":\"2026-06\",\"value\":7,\"partial\":true}]}");

        new ChurnCheck(kpis).run(json("""
                                {"byMonth":[{"month":"2026-05","active":2,"churned":1,"churnRate":0.5,"kept":1,"newNext":4,
                                             "returnedNext":0,"nextPartial":true}]}"""), comparison);

        assertThat(said()).isEmpty();
        assertThat(comparison.counts().get("churn.json")).isEqualTo(new Comparison.Count(7, 0));
    }

    @Test
    void makesTheFunnelThatIsMissing() throws Exception {
        answers.put("/funnels?limit=500", "{\"items\":[{\"id\":\"f-1\",\"name\":\"lifetime\"}]}");
        answers.put("/funnels", "{\"id\":\"f-2\",\"name\":\"first30days\"}");
        answers.put("/funnels/f-1/result", result(2));
        answers.put("/funnels/f-2/result", result(1));
        var truth = "{\"steps\":[{\"step\":\"joined\",\"members\":2,\"ofPrevious\":1.0,\"ofJoined\":1.0,\"alone\":2}]}";

        new FunnelCheck(kpis).run(json("{\"lifetime\":%1$s,\"first30days\":%1$s}".formatted(truth)), comparison);

        assertThat(said().lines())
                .containsExactly(
                        "funnel.json first30days joined members: expected 2, is 1",
                        "funnel.json first30days joined alone: expected 2, is 1");
        assertThat(service.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .singleElement()
                .satisfies(request -> assertThat(json(request.body())).isEqualTo(json("""
                                {"name":"first30days","ordered":false,"windowDays":30,"completeOnly":true,"steps":[
                                 {"name":"joined","eventTypes":["member.joined"]},
                                 {"name":"firstReply","eventTypes":["message.posted"],"where":{"isReply":true}},
                                 {"name":"fiveMessages","eventTypes":["message.posted"],"atLeast":5},
                                 {"name":"threeActiveWeeks","eventTypes":["message.posted","reaction.added"],
                                  "atLeast":3,"of":"WEEKS"}]}""")));
    }

    @Test
    void addsUpStatements() throws Exception {
        answers.put(
                "/rules?limit=500",
                "{\"items\":[{\"id\":\"r-1\",\"key\":\"message-posted\"},{\"id\":\"r-2\",\"key\":\"reply-posted\"}]}");
        for (var id : new UUID[] {ANN, BOB}) {
            answers.put("/members/" + id + "/wallets", "{\"items\":[{\"currency\":\"points\",\"balance\":51}]}");
            answers.put("/members/" + id + "/level", "{\"level\":2}");
        }
        answers.put(
                "/members/" + ANN + "/entries?currency=points&limit=500",
                "{\"items\":[%s],\"next\":\"a b\"}".formatted(entry(48, "2026-05-31T16:00:00Z", "r-1")));
        answers.put(
                "/members/" + ANN + "/entries?currency=points&limit=500&cursor=a+b",
                "{\"items\":[%s]}".formatted(entry(3, "2026-06-01T02:00:00Z", "r-2")));
        answers.put(
                "/members/" + BOB + "/entries?currency=points&limit=500",
                "{\"items\":[%s,%s]}"
                        .formatted(entry(53, "2026-05-31T15:59:59Z", "r-1"), entry(-2, "2026-05-31T15:59:59Z", "r-1")));

        answers.put(MEMBERS_DAILY, """
                [{"memberId":"%1$s","day":"2026-05-31","messages":4,"replies":1,"reactions":0},
                 {"memberId":"%1$s","day":"2026-06-01","messages":1,"replies":1,"reactions":2},
                 {"memberId":"%2$s","day":"2026-05-12","messages":1,"replies":0,"reactions":0},
                 {"memberId":"%2$s","day":"2026-05-14","messages":1,"replies":0,"reactions":0},
                 {"memberId":"%2$s","day":"2026-05-15","messages":1,"replies":0,"reactions":0}]""".formatted(ANN, BOB));

        new PointsCheck(api, ActiveDays.of(api, COMMUNITY, truth), COMMUNITY, members).run(json("""
                                {"totals":{"points":102,"message":99,"reply":3,"reaction":0,"streak":0,
                                           "uncappedMessage":16,"uncappedReply":2,"uncappedReaction":2},
                                 "levels":[{"level":1,"minPoints":0},{"level":2,"minPoints":50}],
                                 "levelDistribution":{"L1":0,"L2":2},
                                 "levelUpsByMonth":[{"month":"2026-05","L2":1},{"month":"2026-06","L2":1}],
                                 "byMonth":[{"month":"2026-05","points":51,"earners":1},{"month":"2026-06","points":51,"earners":1}],
                                 "memberDayRows":2,
                                 "memberDaySha256":"d0b1f7ae41f0ac3ab1ec2ba3d1b2ba1d0b6a1d1e8a5b6b3e7a8c7b2d6c5f4e3d",
                                 "members":[
                                  {"member":"ann","points":51,"message":48,"reply":3,"reaction":0,"streak":0,"level":2,"streakBonuses":0,"activeDays":2,"longestStreak":2},
                                  {"member":"bob","points":51,"message":51,"reply":0,"reaction":0,"streak":0,"level":3,"streakBonuses":0,"activeDays":3,"longestStreak":3},
                                  {"member":"eve","points":1,"level":1}]}"""), comparison);

        assertThat(said().lines())
                .hasSize(4)
                .contains(
                        "points.json bob level: expected 3, is 2",
                        "points.json bob longestStreak: expected 3, is 2",
                        "points.json eve: expected 1 points, is nothing")
                .anyMatch(line -> line.startsWith("points.json memberDaySha256")
                        && line.endsWith("is " + PointsHistory.sha256("ann,2026-06-01,51\nbob,2026-05-31,51\n")));
    }

    private Reply answer(Request request) {
        var prefix = "/v1/communities/" + COMMUNITY.id();
        assertThat(request.path()).matches(path -> path.startsWith(prefix) || path.startsWith("/v1/datasets/"));
        var known = answers.get(request.path().replace(prefix, ""));
        return new Reply(
                known == null && request.path().contains("/metrics/") ? 200 : known == null ? 404 : 200,
                known == null ? "{\"items\":[]}" : known);
    }

    private static String series(String period, String value) {
        return "{\"items\":[{\"period\":\"%s\",\"value\":%s}]}".formatted(period, value);
    }

    private static String result(int members) {
        return """
                {"steps":[{"name":"joined","members":%1$d,"alone":%1$d,"rateFromPrevious":1.0,"rateFromFirst":1.0}]}""".formatted(members);
    }

    private static String entry(long amount, String occurredAt, String rule) {
        return "{\"amount\":%d,\"occurredAt\":\"%s\",\"cause\":{\"kind\":\"EVENT\",\"ruleId\":\"%s\"}}"
                .formatted(amount, occurredAt, rule);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
