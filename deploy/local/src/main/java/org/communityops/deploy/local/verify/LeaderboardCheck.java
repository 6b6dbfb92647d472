package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * Compares {@code leaderboards.json}: the twenty best of each month. The services order ties by member id, the truth by the
 * name in the events; so the rows are put in the truth's order first.
 */
record LeaderboardCheck(Kpis kpis, ServiceApi incentive, Community community, Members members) implements Check {
    private static final int SHOWN = 20;
    private static final int MOST = 500;

    private record Row(String member, long value) {}

    @Override
    public String file() {
        return "leaderboards.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        for (var row : truth.path("byMonth")) {
            var month = row.get("month").asText();
            var byMessages = kpis.get("/metrics/messages/members?period=" + month + "&limit=" + MOST);
            compare(month + " messages", row.path("messages"), best(byMessages, "value"), comparison);
            var byPoints =
                    incentive.get(community.path() + "/leaderboards/" + month + "?currency=points&limit=" + MOST);
            compare(month + " points", row.path("points"), best(byPoints, "amount"), comparison);
        }
    }

    private List<Row> best(JsonNode answer, String field) {
        var rows = new ArrayList<Row>();
        for (var item : answer.path("items")) {
            if (item.path(field).asLong() > 0) {
                rows.add(new Row(
                        members.name(item.get("memberId").asText()),
                        item.get(field).asLong()));
            }
        }
        rows.sort(Comparator.comparingLong(Row::value).reversed().thenComparing(Row::member));
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    private void compare(String board, JsonNode truth, List<Row> actual, Comparison comparison) {
        comparison.text(file(), board + " rows", String.valueOf(truth.size()), String.valueOf(actual.size()));
        for (var i = 0; i < truth.size(); i++) {
            var row = i < actual.size() ? actual.get(i) : null;
            var cell = board + " " + truth.get(i).path("rank").asInt();
            comparison.text(
                    file(), cell + " member", truth.get(i).get("member").asText(), row == null ? null : row.member());
            comparison.number(
                    file(), cell + " value", truth.get(i).get("value"), row == null ? null : (double) row.value());
        }
    }
}
