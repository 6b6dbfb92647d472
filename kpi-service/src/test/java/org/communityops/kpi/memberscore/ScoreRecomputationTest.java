package org.communityops.kpi.memberscore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.scoring.Crowd;
import org.communityops.kpi.scoring.Crowd.Happening;
import org.communityops.kpi.scoring.ScoredWeeks;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Over a thousand members by chance: the inputs of each score are what happened, and the score is what the formulas of
 * docs/member-scores.md make of its inputs, both computed here in another way.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ScoreRecomputationTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate CUT_OFF = LocalDate.parse("2026-05-17");
    private static final int MEMBERS = 1_800;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What a member did, counted from what happened. */
    private record Diary(List<Happening> own, Set<LocalDate> activeDays) {
        LocalDate last() {
            return activeDays.stream().max(Comparator.naturalOrder()).orElseThrow();
        }

        int days(int from, int to) {
            return (int) activeDays.stream()
                    .filter(day -> day.isAfter(CUT_OFF.minusDays(to)) && !day.isAfter(CUT_OFF.minusDays(from)))
                    .count();
        }
    }

    @RepeatedTest(2)
    void recomputesEveryScoreFromItsReasons() throws IOException {
        var seed = System.nanoTime();
        System.out.println("ScoreRecomputationTest: seed " + seed);
        var community = TestCommunity.in(ZONE.getId());
        var counting = Crowd.play(seed, community, CUT_OFF, MEMBERS);
        ScoredWeeks.score(community, "2026-W20", "2026-W20");

        var diaries = diaries(counting);
        var drawn = drawn(counting);
        var scores = scores(community);

        assertThat(scores).as("seed %d", seed).hasSizeGreaterThan(1_000);
        var byId = diaries.keySet().stream()
                .collect(Collectors.toMap(name -> community.member(name).toString(), name -> name));
        assertThat(scores.keySet()).as("seed %d", seed).isEqualTo(byId.keySet());
        scores.forEach((id, score) -> {
            var name = Objects.requireNonNull(byId.get(id));
            var reasons = score.get("reasons");
            assertThat(inputs(reasons))
                    .as("seed %d, member %s", seed, name)
                    .isEqualTo(
                            expected(Objects.requireNonNull(diaries.get(name)), drawn.getOrDefault(name, List.of())));
            assertThat(told(score)).as("seed %d, member %s", seed, name).isEqualTo(recomputed(reasons));
        });
        isPlaced(seed, scores, "silentDays", "better", value -> -value);
        isPlaced(seed, scores, "activeDays", "better", value -> value);
        isPlaced(seed, scores, "spent", "better", value -> value);
        for (var input : List.of("activeWeeks", "interactions", "responders")) {
            isPlaced(seed, scores, input, "atMost", value -> value);
        }
    }

    private static Map<String, Diary> diaries(List<Happening> counting) {
        var diaries = new TreeMap<String, Diary>();
        counting.stream()
                .filter(h -> !day(h).isAfter(CUT_OFF))
                .collect(Collectors.groupingBy(Happening::member))
                .forEach((name, own) -> {
                    var days = own.stream()
                            .filter(ScoreRecomputationTest::isActivity)
                            .map(ScoreRecomputationTest::day)
                            .collect(Collectors.toCollection(TreeSet::new));
                    var hasLeft = own.stream()
                            .filter(h -> h.type().startsWith("member."))
                            .max(Comparator.comparing(Happening::time))
                            .filter(h -> h.type().equals("member.left"))
                            .isPresent();
                    if (!days.isEmpty() && !hasLeft) {
                        diaries.put(name, new Diary(own, days));
                    }
                });
        return diaries;
    }

    /** The answers of others to each member, of the 90 days to what was written in them. */
    private static Map<String, List<Happening>> drawn(List<Happening> counting) {
        var still = new HashSet<>(counting);
        var drawn = new HashMap<String, List<Happening>>();
        for (var answer : counting) {
            var about = answer.about();
            if (about != null
                    && still.contains(about)
                    && isIn(answer, 90)
                    && isIn(about, 90)
                    && !about.member().equals(answer.member())) {
                drawn.computeIfAbsent(about.member(), _ -> new ArrayList<>()).add(answer);
            }
        }
        return drawn;
    }

    private static Map<String, Object> expected(Diary diary, List<Happening> drawn) {
        var activity =
                diary.own().stream().filter(ScoreRecomputationTest::isActivity).toList();
        var money = new TreeMap<String, BigDecimal>();
        diary.own().stream().filter(h -> h.currency() != null && isIn(h, 365)).forEach(h -> {
            var amount = BigDecimal.valueOf(h.type().equals("purchase.completed") ? h.cents() : -h.cents(), 2);
            money.merge(h.currency(), amount, BigDecimal::add);
        });
        var window = diary.activeDays().stream()
                .filter(day -> day.isAfter(CUT_OFF.minusDays(180)))
                .toList();
        var inputs = new HashMap<String, Object>();
        inputs.put("lastActive", diary.last().toString());
        inputs.put("silentDays", (int) (CUT_OFF.toEpochDay() - diary.last().toEpochDay()));
        inputs.put("activeDays", diary.days(0, 90));
        inputs.put("purchases", money.toString());
        inputs.put("activeWeeks", (int) diary.activeDays().stream()
                .filter(day -> day.isAfter(CUT_OFF.minusWeeks(8)))
                .map(day -> day.with(java.time.DayOfWeek.MONDAY))
                .distinct()
                .count());
        inputs.put(
                "interactions", (int) activity.stream().filter(h -> isIn(h, 56)).count());
        inputs.put("responders", (int)
                drawn.stream().map(Happening::member).distinct().count());
        inputs.put("repliesDrawn", (int)
                drawn.stream().filter(h -> h.type().equals("message.posted")).count());
        inputs.put("reactionsDrawn", (int)
                drawn.stream().filter(h -> h.type().equals("reaction.added")).count());
        inputs.put("gaps", Math.max(0, window.size() - 1));
        inputs.put(
                "gapDays",
                window.isEmpty()
                        ? 0
                        : (int) (window.getLast().toEpochDay()
                                - window.getFirst().toEpochDay()));
        inputs.put("recentDays", diary.days(0, 28));
        inputs.put("earlierDays", diary.days(28, 56));
        return inputs;
    }

    private static Map<String, Object> inputs(JsonNode reasons) {
        var money = new TreeMap<String, BigDecimal>();
        reasons.get("purchases")
                .forEach(m -> money.put(
                        m.get("currency").asText(),
                        m.get("amount").decimalValue().setScale(2)));
        var inputs = new HashMap<String, Object>();
        inputs.put("lastActive", reasons.get("lastActive").asText());
        for (var input : List.of("silentDays", "activeDays", "activeWeeks", "interactions", "responders")) {
            inputs.put(input, reasons.get(input).get("value").asInt());
        }
        inputs.put("purchases", money.toString());
        for (var input : List.of("repliesDrawn", "reactionsDrawn", "recentDays", "earlierDays")) {
            inputs.put(input, reasons.get(input).asInt());
        }
        inputs.put("gaps", reasons.get("usualGap").get("gaps").asInt());
        inputs.put("gapDays", reasons.get("usualGap").get("days").asInt());
        return inputs;
    }

    private static List<Object> told(JsonNode score) {
        return List.of(
                score.at("/rfm/recency").asInt(),
                score.at("/rfm/frequency").asInt(),
                score.at("/rfm/monetary").asInt(0),
                score.get("love").asInt(),
                score.get("reach").asInt(),
                score.at("/influence/product").asInt(),
                score.get("band").asText(),
                score.get("churnRisk").asInt());
    }

    /** The score, from nothing but its reasons. */
    private static List<Object> recomputed(JsonNode reasons) {
        var love = rounded(percentile(reasons, "activeWeeks").add(percentile(reasons, "interactions")), 2);
        var reach = percentile(reasons, "responders").intValueExact();
        var product = rounded(BigDecimal.valueOf((long) love * reach), 100);
        var silent = reasons.at("/silentDays/value").asInt();
        var weeks = reasons.at("/activeWeeks/value").asInt();
        var band = silent >= 60
                ? "LOST"
                : silent >= 28 ? "DORMANT" : weeks >= 6 && product >= 25 ? "CORE" : weeks >= 4 ? "ACTIVE" : "ORDINARY";
        return List.of(
                fifth(reasons.get("silentDays")),
                fifth(reasons.get("activeDays")),
                reasons.has("spent") ? fifth(reasons.get("spent")) : 0,
                love,
                reach,
                product,
                band,
                risk(reasons, silent));
    }

    private static int risk(JsonNode reasons, int silent) {
        var days = reasons.at("/usualGap/days").asInt();
        var gaps = reasons.at("/usualGap/gaps").asInt();
        var hasOwn = gaps > 0 && days >= 7 * gaps;
        var usualDays = BigDecimal.valueOf(hasOwn ? days : 7);
        var usualGaps = BigDecimal.valueOf(hasOwn ? gaps : 1);
        // 100 × (silent ÷ usual − 1) ÷ 3, with one division
        var over = BigDecimal.valueOf(silent)
                .multiply(usualGaps)
                .subtract(usualDays)
                .multiply(HUNDRED);
        var silence = over.signum() < 0
                ? 0
                : Math.min(
                        100,
                        over.divide(usualDays.multiply(BigDecimal.valueOf(3)), 0, RoundingMode.HALF_UP)
                                .intValueExact());
        var recent = reasons.get("recentDays").asInt();
        var earlier = reasons.get("earlierDays").asInt();
        var decline = recent < earlier ? rounded(BigDecimal.valueOf(50L * (earlier - recent)), earlier) : 0;
        return silence + decline - silence * decline / 100;
    }

    private static BigDecimal percentile(JsonNode reasons, String input) {
        var placed = reasons.get(input);
        return placed.get("value").asInt() == 0
                ? BigDecimal.ZERO
                : HUNDRED.multiply(placed.get("atMost").decimalValue())
                        .divide(placed.get("of").decimalValue(), 0, RoundingMode.HALF_UP);
    }

    private static int fifth(JsonNode placed) {
        return 5 - 5 * placed.get("better").asInt() / placed.get("of").asInt();
    }

    private static int rounded(BigDecimal value, int divisor) {
        return value.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** Whether the places of an input are those of its values among all. */
    private static void isPlaced(
            long seed, Map<String, JsonNode> scores, String input, String place, ToIntFunction<Integer> good) {
        var placed = scores.values().stream()
                .map(score -> score.at("/reasons/" + input))
                .filter(node -> !node.isMissingNode())
                .toList();
        assertThat(placed).as("seed %d, %s", seed, input).isNotEmpty();
        var values = placed.stream().map(node -> good.applyAsInt(value(node))).toList();
        for (var node : placed) {
            var own = good.applyAsInt(value(node));
            var expected = place.equals("better")
                    ? values.stream().filter(value -> value > own).count()
                    : values.stream().filter(value -> value <= own).count();
            assertThat(node.get(place).asLong()).as("seed %d, %s", seed, input).isEqualTo(expected);
            assertThat(node.get("of").asInt()).as("seed %d, %s", seed, input).isEqualTo(placed.size());
        }
    }

    private static int value(JsonNode placed) {
        return placed.has("amount")
                ? placed.get("amount").decimalValue().movePointRight(2).intValueExact()
                : placed.get("value").asInt();
    }

    private static Map<String, JsonNode> scores(TestCommunity community) throws IOException {
        var scores = new HashMap<String, JsonNode>();
        var next = "";
        do {
            var page = new ObjectMapper()
                    .readTree(community
                            .get("/member-scores?limit=500" + next)
                            .extract()
                            .asString());
            page.get("items").forEach(score -> scores.put(score.get("memberId").asText(), score));
            next = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!next.isEmpty());
        return scores;
    }

    private static boolean isActivity(Happening happening) {
        return happening.type().equals("message.posted") || happening.type().equals("reaction.added");
    }

    private static boolean isIn(Happening happening, int days) {
        return !day(happening).isAfter(CUT_OFF) && day(happening).isAfter(CUT_OFF.minusDays(days));
    }

    private static LocalDate day(Happening happening) {
        return happening.time().atZone(ZONE).toLocalDate();
    }
}
