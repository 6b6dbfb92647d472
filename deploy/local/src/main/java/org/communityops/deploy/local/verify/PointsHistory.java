package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.communityops.deploy.local.verify.Statements.Statement;

/** What the statements say about time: points and levels by month, and every single day of every member. */
record PointsHistory(List<Statement> statements) {

    private record Month(long points, long earners) {}

    PointsHistory {
        statements = statements.stream()
                .sorted(Comparator.comparing(Statement::member))
                .toList();
    }

    void compareMonths(String file, JsonNode truth, Comparison comparison) {
        var months = months();
        for (var row : truth.path("byMonth")) {
            var name = row.get("month").asText();
            var month = months.getOrDefault(YearMonth.parse(name), new Month(0, 0));
            comparison.number(file, name + " points", row.get("points"), (double) month.points());
            comparison.number(file, name + " earners", row.get("earners"), (double) month.earners());
        }
        var ups = levelUps(truth.path("levels"));
        for (var row : truth.path("levelUpsByMonth")) {
            var name = row.get("month").asText();
            for (var level : row.properties()) {
                if (level.getKey().startsWith("L")) {
                    var count = (double) ups.getOrDefault(name + " " + level.getKey(), 0L);
                    comparison.number(file, name + " level ups to " + level.getKey(), level.getValue(), count);
                }
            }
        }
    }

    /** One cell that holds all days: the digest over every member's points of every date. */
    void compareDays(String file, JsonNode truth, Comparison comparison) {
        var lines = statements.stream()
                .flatMap(statement -> statement.byDay().entrySet().stream()
                        .filter(day -> day.getValue() > 0)
                        .map(day -> statement.member() + "," + day.getKey() + "," + day.getValue() + "\n"))
                .toList();
        comparison.number(file, "memberDayRows", truth.path("memberDayRows"), (double) lines.size());
        comparison.text(
                file, "memberDaySha256", truth.path("memberDaySha256").asText(), sha256(String.join("", lines)));
    }

    private Map<YearMonth, Month> months() {
        var months = new HashMap<YearMonth, Month>();
        for (var statement : statements) {
            var own = new HashMap<YearMonth, Long>();
            statement.byDay().forEach((day, points) -> own.merge(YearMonth.from(day), points, Long::sum));
            own.forEach((month, points) -> months.merge(
                    month,
                    new Month(points, points > 0 ? 1 : 0),
                    (one, other) -> new Month(one.points() + other.points(), one.earners() + other.earners())));
        }
        return months;
    }

    private Map<String, Long> levelUps(JsonNode levels) {
        var ups = new HashMap<String, Long>();
        for (var statement : statements) {
            for (var level : levels) {
                var least = level.get("minPoints").asLong();
                if (least > 0) {
                    reached(statement, least)
                            .forEach(day -> ups.merge(
                                    YearMonth.from(day) + " L"
                                            + level.get("level").asInt(),
                                    1L,
                                    Long::sum));
                }
            }
        }
        return ups;
    }

    private static List<LocalDate> reached(Statement statement, long least) {
        var total = 0L;
        for (var day : statement.byDay().entrySet()) {
            total += day.getValue();
            if (total >= least) {
                return List.of(day.getKey());
            }
        }
        return List.of();
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
