package org.communityops.deploy.bench.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;

/**
 * Leaderboards of a million members (I8): the first hundred, and the own rank with neighbours. SQL writes the boards of a day, a
 * month and for ever, with ever more members to an amount, and answers the same from them by counting and sorting.
 */
public final class LargeBoards implements Scenario {
    private static final int MEMBERS = 1_000_000;
    private static final double GOAL_MILLIS = 10;
    // Amounts fall with the place: few have much, and on the shorter boards thousands have the same.
    private static final Map<String, String> AMOUNTS = Map.of(
            "all", "(20000000 / power(n, 0.7))::bigint",
            "2026-02", "(2000000 / power(n, 0.7))::bigint",
            "2026-02-03", "1 + (60 / power(n, 0.3))::bigint");
    private static final String WRITE = """
            insert into member (community_id, member_id)
            select '%1$s', lpad(to_hex(n), 32, '0')::uuid from generate_series(1, %2$d) n
                on conflict do nothing;
            insert into board (community_id, member_id, currency, period, amount)
            select '%1$s', lpad(to_hex(n), 32, '0')::uuid, 'points', '%3$s', %4$s from generate_series(1, %2$d) n;
            insert into board_tally (community_id, currency, period, height, slot, members)
            select community_id, currency, period, h, amount >> (6 * h), count(*)
              from board cross join generate_series(0, 10) h
             where community_id = '%1$s' and period = '%3$s' and amount >> (6 * h) > 0
             group by 1, 2, 3, 4, 5;
            analyze board, board_tally, member;
            """;
    private static final String FIRST = """
            select amount from board where community_id = '%s' and currency = 'points' and period = '%s' and listed
             order by amount desc, member_id limit 100
            """;
    private static final String RANK = """
            with own as (
                select amount from board
                 where community_id = '%1$s' and currency = 'points' and period = '%2$s' and member_id = '%3$s'
            )
            select 1 + count(*) from board b, own
             where b.community_id = '%1$s' and b.currency = 'points' and b.period = '%2$s' and b.amount > own.amount
            """;

    @Override
    public Set<String> goals() {
        return Set.of("I8");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        testbed.resumeAll();
        var community = testbed.community("large-boards", "UTC");
        testbed.awaitKnown(Service.INCENTIVE, community.path() + "/leaderboards/all");
        var database = testbed.database(Service.INCENTIVE);
        for (var board : AMOUNTS.entrySet()) {
            testbed.console().progress("Writing the board " + board.getKey());
            database.execute(WRITE.formatted(community.id(), MEMBERS, board.getKey(), board.getValue()));
        }
        var questions = new ArrayList<Question>();
        for (var period : List.of("all", "2026-02", "2026-02-03")) {
            questions.add(first(community, period));
            questions.add(rank(community, period, MEMBERS / 2));
            questions.add(rank(community, period, MEMBERS));
        }
        testbed.pauseOthers(Service.INCENTIVE);
        var asked = Comparison.of(questions, testbed.requests(Service.INCENTIVE), database, testbed);
        for (var i = 0; i < asked.size(); i += 3) {
            var period = questions.get(i).path().replaceAll(".*/leaderboards/([^?/]*).*", "$1");
            report.add(finding("first hundred of the board " + period, asked.get(i)));
            report.add(finding("rank and neighbours in the middle of the board " + period, asked.get(i + 1)));
            report.add(finding("rank and neighbours at the end of the board " + period, asked.get(i + 2)));
        }
        testbed.resumeAll();
    }

    private static Question first(Community community, String period) {
        return new Question(
                community.path() + "/leaderboards/" + period + "?limit=100",
                LargeBoards::amounts,
                FIRST.formatted(community.id(), period));
    }

    private static List<Long> amounts(JsonNode answer) {
        var amounts = new ArrayList<Long>();
        answer.path("items").forEach(item -> amounts.add(item.path("amount").asLong()));
        return amounts;
    }

    private static Question rank(Community community, String period, int member) {
        var id = new UUID(0, member);
        return new Question(
                community.path() + "/leaderboards/" + period + "/members/" + id + "?neighbours=5",
                answer -> List.of(answer.path("rank").asLong()),
                RANK.formatted(community.id(), period, id));
    }

    private static Finding finding(String what, Comparison asked) {
        return new Finding(
                "I8",
                what + ", %,d members".formatted(MEMBERS),
                Figure.millis(asked.sql().median()),
                Figure.millis(asked.http().median()),
                asked.http().median(),
                Goal.atMost(GOAL_MILLIS, "ms"),
                Optional.empty(),
                "HTTP %s–%s ms"
                        .formatted(
                                new Figure(asked.http().least()),
                                new Figure(asked.http().greatest())));
    }
}
