package org.communityops.incentive.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.RuleShapes;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand entries of rules of every shape: what their explanation says adds up to what was posted. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ThousandEntriesTest {
    private record EntryOf(CommunityFixture community, String id) {}

    @ParameterizedTest
    @ValueSource(longs = 77)
    void addUpByWhatTheirExplanationsSay(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var entries = new ArrayList<EntryOf>();
        while (entries.size() < 1_000) {
            entries.addAll(entriesOfACommunity(random));
        }
        Collections.shuffle(entries, random);

        for (var entry : entries.subList(0, 1_000)) {
            var explanation = entry.community()
                    .get("/entries/" + entry.id() + "/explanation")
                    .extract()
                    .jsonPath();
            var worth = explanation.getLong("rule.amount");
            assertThat(recomputed(explanation))
                    .as("recomputed: %s", explanation.prettify())
                    .isEqualTo(worth);
            assertThat(posted(explanation))
                    .as("posted: %s", explanation.prettify())
                    .isEqualTo(worth);
        }
    }

    private static List<EntryOf> entriesOfACommunity(Random random) {
        var community = RuleShapes.community();
        var events = RuleShapes.events(community, random);
        Collections.shuffle(events, random);
        for (var from = 0; from < events.size(); from += 40) {
            community.apply(events.subList(from, Math.min(events.size(), from + 40)));
        }
        community.settle();
        var entries = new ArrayList<EntryOf>();
        for (var name : RuleShapes.NAMES) {
            var path = "/members/" + community.member(name) + "/entries?limit=500";
            var page = community.get(path).extract().jsonPath();
            while (page != null) {
                page.getList("items.id", String.class).forEach(id -> entries.add(new EntryOf(community, id)));
                var next = page.getString("next");
                page = next == null
                        ? null
                        : community.get(path + "&cursor=" + next).extract().jsonPath();
            }
        }
        return entries;
    }

    /** Award times factor, rounded half up, but no more than any cap has left; nothing when a condition failed. */
    private static long recomputed(JsonPath explanation) {
        if (!explanation.getBoolean("rule.matched")) {
            return 0;
        }
        var factor = explanation.getString("rule.factor");
        var amount = BigDecimal.valueOf(explanation.getLong("rule.award"))
                .multiply(factor == null ? BigDecimal.ONE : new BigDecimal(factor))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        var limits = explanation.getList("rule.caps.limit", Long.class);
        var used = explanation.getList("rule.caps.used", Long.class);
        for (var i = 0; i < limits.size(); i++) {
            amount = Math.min(amount, Math.max(0, limits.get(i) - used.get(i)));
        }
        return amount;
    }

    private static long posted(JsonPath explanation) {
        return explanation.getList("postings.amount", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
