package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.RuleShapes;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole grammar of rules under late, repeated, corrected and retracted events: every order of arrival ends in the same
 * points for the same occasions, the same balances and the same levels.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnyOrderTest {
    static final String WHAT_WAS_PAID = """
            select string_agg(line, ' ' order by line collate "C") from (
                select r.key || '/' || coalesce(f.subject || '/' || f.source_id, m.name || '/' || e.occasion) || '=' || e.amount
                       || 'v' || e.rule_version as line
                  from earning e
                  join rule r on r.community_id = e.community_id and r.id = e.rule_id
                  left join fact f on f.community_id = e.community_id and f.event_id = e.event_id
                  join lateral (
                           select x.subject as name from fact x
                            where x.community_id = e.community_id and x.member_id = e.member_id limit 1) m on true
                 where e.community_id = ? and e.amount > 0) lines
            """;

    @ParameterizedTest
    @ValueSource(longs = {4, 23, 1972, 20911001})
    void endsInTheSamePointsAndLevels(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var atOnce = RuleShapes.community();
        atOnce.apply(RuleShapes.events(atOnce, new Random(seed)));
        var inOrder = RuleShapes.community();
        inPages(inOrder, RuleShapes.events(inOrder, new Random(seed)), random);
        var shuffled = RuleShapes.community();
        var events = RuleShapes.events(shuffled, new Random(seed));
        Collections.shuffle(events, random);
        inPages(shuffled, events, random);

        var expected = state(atOnce);
        assertThat(state(inOrder)).isEqualTo(expected);
        assertThat(state(shuffled)).isEqualTo(expected);
        for (var key : RuleShapes.RULES.keySet()) {
            assertThat(expected).as("a rule that never paid proves nothing").contains(key + "/");
        }
    }

    @Test
    void servesStreaksOfOneDayByMember() {
        for (var names : List.of(List.of("ada", "bob"), List.of("bob", "ada"))) {
            var community = CommunityFixture.in("UTC");
            community.publish("two-days", """
                    {"streak": {"days": 2, "eventTypes": ["poll.voted"]}, "award": {"fixed": 9}, "currency": "points", "budget": 9}""");

            for (var name : names) {
                community.apply(
                        community.event(name + 1, "poll.voted", name, "2091-10-01T10:00:00Z", Map.of()),
                        community.event(name + 2, "poll.voted", name, "2091-10-02T10:00:00Z", Map.of()));
            }

            var adaFirst = community.member("ada").compareTo(community.member("bob")) < 0;
            assertThat(community.balance("ada")).isEqualTo(adaFirst ? 9 : 0);
            assertThat(community.balance("bob")).isEqualTo(adaFirst ? 0 : 9);
        }
    }

    private static String state(CommunityFixture community) {
        community.settle();
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireClaimsPaid();
        var state = new StringBuilder(audit.text(WHAT_WAS_PAID));
        for (var name : RuleShapes.NAMES) {
            for (var path : List.of("/wallets", "/level")) {
                state.append('\n')
                        .append(name)
                        .append(community
                                .get("/members/" + community.member(name) + path)
                                .extract()
                                .asString());
            }
        }
        return state.toString();
    }

    private static void inPages(CommunityFixture community, List<FeedItem> events, Random random) {
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(40));
            community.apply(events.subList(from, to));
            from = to;
        }
    }
}
