package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.verify.Statements.Statement;

/**
 * Compares {@code points.json}: every member's points and level, all that their statements add up to, and what they were paid
 * for.
 */
record PointsCheck(ServiceApi incentive, ActiveDays active, Community community, Members members) implements Check {
    private static final String STREAK = "seven-day-streak";
    private static final double STREAK_BONUS = 10;
    private static final double POINTS_A_MESSAGE = 2;
    private static final Map<String, String> RULES = new TreeMap<>(Map.of(
            "message", "message-posted",
            "reply", "reply-posted",
            "reaction", "reaction-added",
            "streak", STREAK));

    @Override
    public String file() {
        return "points.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        var names = StreamSupport.stream(truth.path("members").spliterator(), false)
                .map(row -> row.get("member").asText())
                .toList();
        var statements = new Statements(incentive, community).of(names, members);
        for (var row : truth.path("members")) {
            member(row, statements, comparison);
        }
        totals(truth.path("totals"), statements.values(), comparison);
        levels(truth.path("levelDistribution"), statements.values(), comparison);
        var history = new PointsHistory(new ArrayList<>(statements.values()));
        history.compareMonths(file(), truth, comparison);
        history.compareDays(file(), truth, comparison);
    }

    private void member(JsonNode row, Map<String, Statement> statements, Comparison comparison) {
        var name = row.get("member").asText();
        var statement = statements.get(name);
        if (statement == null) {
            comparison.text(file(), name, row.get("points").asText() + " points", null);
            return;
        }
        comparison.number(file(), name + " points", row.get("points"), statement.balance());
        comparison.number(file(), name + " level", row.get("level"), statement.level());
        for (var rule : RULES.entrySet()) {
            var paid = (double) statement.rule(rule.getValue());
            comparison.number(file(), name + " " + rule.getKey(), row.get(rule.getKey()), paid);
        }
        var bonuses = statement.rule(STREAK) / STREAK_BONUS;
        comparison.number(file(), name + " streakBonuses", row.get("streakBonuses"), bonuses);
        var id = members.id(name).orElseThrow();
        comparison.number(file(), name + " activeDays", row.path("activeDays"), (double) active.days(id));
        comparison.number(file(), name + " longestStreak", row.path("longestStreak"), (double) active.longestRun(id));
    }

    private void totals(JsonNode truth, Collection<Statement> statements, Comparison comparison) {
        var points = statements.stream().mapToDouble(Statement::balance).sum();
        comparison.number(file(), "totals points", truth.path("points"), points);
        for (var rule : RULES.entrySet()) {
            var paid = statements.stream()
                    .mapToDouble(statement -> statement.rule(rule.getValue()))
                    .sum();
            comparison.number(file(), "totals " + rule.getKey(), truth.path(rule.getKey()), paid);
        }
        uncapped(truth, "uncappedMessage", POINTS_A_MESSAGE * active.total("messages"), comparison);
        uncapped(truth, "uncappedReply", active.total("replies"), comparison);
        uncapped(truth, "uncappedReaction", active.total("reactions"), comparison);
    }

    /** What the rules would have paid without their caps. */
    private void uncapped(JsonNode truth, String name, double points, Comparison comparison) {
        comparison.number(file(), "totals " + name, truth.path(name), points);
    }

    private void levels(JsonNode truth, Collection<Statement> statements, Comparison comparison) {
        for (var level : truth.properties()) {
            var count = statements.stream()
                    .filter(statement -> level.getKey().equals("L" + (int) statement.level()))
                    .count();
            comparison.number(file(), "levelDistribution " + level.getKey(), level.getValue(), (double) count);
        }
    }
}
