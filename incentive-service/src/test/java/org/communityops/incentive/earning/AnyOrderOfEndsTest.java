package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Points that wait and points that end, under late, repeated, corrected and retracted events: whatever came before or after the end of what it concerns, the
 * wallets, what is to end when, the boards and the levels are the same.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnyOrderOfEndsTest {
    private static final String LOTS = """
            select string_agg(line, ' ' order by line collate "C") from (
                select l.expires_at || '=' || sum(l.remaining) || '-' || sum(l.expired) as line
                  from lot l where l.community_id = ? and l.remaining + l.expired > 0 group by l.expires_at, l.account_id) lots
            """;

    private static final String AWARDS = """
            select string_agg(line, ' ' order by line collate "C") from (
                select p.name || '/' || f.source_id || '=' || p.amount || p.state as line
                  from pending_award p join fact f on f.community_id = p.community_id and f.event_id = p.event_id
                 where p.community_id = ? and p.amount > 0) awards
            """;

    @ParameterizedTest
    @ValueSource(longs = {3, 1972, 20911001})
    void endsInTheSamePoints(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var atOnce = EndingShapes.community();
        atOnce.apply(EndingShapes.events(atOnce, new Random(seed)));
        var inOrder = EndingShapes.community();
        inPages(inOrder, EndingShapes.events(inOrder, new Random(seed)), random);
        var shuffled = EndingShapes.community();
        var events = EndingShapes.events(shuffled, new Random(seed));
        Collections.shuffle(events, random);
        inPages(shuffled, events, random);

        var expected = state(atOnce);
        assertThat(state(inOrder)).isEqualTo(expected);
        assertThat(state(shuffled)).isEqualTo(expected);
        var audit = LedgerAudit.of(shuffled);
        assertThat(expected).contains("PENDING", "CONFIRMED", "LAPSED");
        assertThat(audit.number("select sum(expired) from lot where community_id = ?"))
                .as("what never ended proves nothing")
                .isPositive();
        assertThat(audit.number("select sum(remaining) from lot where community_id = ?"))
                .as("what is all over proves nothing")
                .isPositive();
    }

    private static String state(CommunityFixture community) {
        community.settle();
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireClaimsPaid();
        var state = new StringBuilder();
        for (var name : EndingShapes.NAMES) {
            for (var path : List.of("/wallets", "/expiring", "/level")) {
                state.append('\n').append(name).append(text(community, "/members/" + community.member(name) + path));
            }
        }
        var month = LocalDate.now(EndingShapes.ZONE).toString().substring(0, 7);
        for (var period : List.of("all", month)) {
            state.append('\n').append(places(community, period));
        }
        audit.requireLotsSound();
        audit.requireAwardsSound();
        return state.append('\n')
                .append(audit.text(LOTS))
                .append('\n')
                .append(audit.text(AWARDS))
                .toString();
    }

    /** Members have other identifiers in each community, so those who share an amount are in another order. */
    private static String places(CommunityFixture community, String period) {
        return community
                .get("/leaderboards/" + period)
                .extract()
                .jsonPath()
                .getList("items.amount")
                .toString();
    }

    private static String text(CommunityFixture community, String path) {
        return community.get(path).extract().asString();
    }

    private static void inPages(CommunityFixture community, List<FeedItem> events, Random random) {
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(30));
            community.apply(events.subList(from, to));
            from = to;
        }
    }
}
