package org.communityops.deploy.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.local.replay.Lines.Line;

/** What became of the events sent so far. Written by many threads. */
public final class Tally {
    private static final int SHOWN = 10;

    private long accepted;
    private long duplicates;
    private long rejected;
    private final List<String> problems = new ArrayList<>();

    /** The answers for one batch. */
    synchronized void add(Batch batch, JsonNode answer) {
        accepted += answer.path("accepted").asLong();
        duplicates += answer.path("duplicates").asLong();
        var refused = 0;
        for (var result : answer.path("results")) {
            var status = result.path("status").asText();
            if (status.equals("REJECTED") || status.equals("CONFLICT")) {
                refused++;
                var index = result.path("index").asInt(-1);
                if (index >= 0 && index < batch.size()) {
                    remember(batch.lines().get(index), status + " " + describe(result.path("problem")));
                }
            }
        }
        rejected += Math.max(refused, answer.path("rejected").asLong());
    }

    /** An event that was refused by itself. */
    synchronized void reject(Line line, String why) {
        rejected++;
        remember(line, why);
    }

    public synchronized long accepted() {
        return accepted;
    }

    public synchronized long duplicates() {
        return duplicates;
    }

    public synchronized long rejected() {
        return rejected;
    }

    public synchronized long answered() {
        return accepted + duplicates + rejected;
    }

    /** The first refusals, each with its line. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private void remember(Line line, String why) {
        if (problems.size() < SHOWN) {
            problems.add("line " + line.number() + ": " + why);
        }
    }

    private static String describe(JsonNode problem) {
        var text = new StringBuilder(problem.path("type").asText("").replace("/problems/", ""));
        text.append(" ")
                .append(problem.path("detail").asText(problem.path("title").asText("")));
        for (var error : problem.path("errors")) {
            text.append(" [").append(error.path("pointer").asText());
            text.append(' ')
                    .append(error.path("detail").asText(error.path("code").asText()))
                    .append(']');
        }
        return text.toString().strip();
    }
}
