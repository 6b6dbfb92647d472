package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/** Reads what incentive-service says about members: balance, level, and every entry of their statements. */
record Statements(ServiceApi incentive, Community community) {
    private static final int AT_A_TIME = 4;
    private static final int PAGE = 500;
    private static final String POINTS = "points";

    /**
     * What a member has.
     *
     * @param byRule sums of the entries by the key of the rule that paid them
     * @param byDay sums of the entries by the local date on which they were earned
     */
    record Statement(
            String member, double balance, double level, Map<String, Long> byRule, SortedMap<LocalDate, Long> byDay) {

        long rule(String key) {
            return byRule.getOrDefault(key, 0L);
        }
    }

    /** The statements by member; members whom the service does not know are missing. */
    Map<String, Statement> of(List<String> names, Members members) throws IOException, InterruptedException {
        var rules = rules();
        var reads = new ArrayList<Callable<List<Statement>>>();
        for (var name : names) {
            members.id(name).ifPresent(id -> reads.add(() -> read(name, id, rules)));
        }
        var statements = new HashMap<String, Statement>();
        try (var readers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            for (var read : readers.invokeAll(reads)) {
                read.get().forEach(statement -> statements.put(statement.member(), statement));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
        return statements;
    }

    private List<Statement> read(String name, UUID id, Map<String, String> rules)
            throws IOException, InterruptedException {
        var path = community.path() + "/members/" + id;
        var wallets = incentive.find(path + "/wallets");
        var level = incentive.find(path + "/level");
        if (wallets.isEmpty() || level.isEmpty()) {
            return List.of();
        }
        var byRule = new HashMap<String, Long>();
        var byDay = new TreeMap<LocalDate, Long>();
        var cursor = "";
        do {
            var page = incentive.get(path + "/entries?currency=" + POINTS + "&limit=" + PAGE + cursor);
            for (var entry : page.path("items")) {
                var amount = entry.path("amount").asLong();
                var rule = entry.path("cause").path("ruleId").asText();
                byRule.merge(rules.getOrDefault(rule, rule), amount, Long::sum);
                byDay.merge(day(entry, community.zone()), amount, Long::sum);
            }
            cursor = page.hasNonNull("next")
                    ? "&cursor=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return List.of(new Statement(
                name, balance(wallets.get()), level.get().path("level").asDouble(), byRule, byDay));
    }

    private Map<String, String> rules() throws IOException, InterruptedException {
        var rules = new HashMap<String, String>();
        for (var rule : incentive.get(community.path() + "/rules?limit=" + PAGE).path("items")) {
            rules.put(rule.path("id").asText(), rule.path("key").asText());
        }
        return rules;
    }

    private static LocalDate day(JsonNode entry, ZoneId zone) {
        return LocalDate.ofInstant(Instant.parse(entry.get("occurredAt").asText()), zone);
    }

    private static double balance(JsonNode wallets) {
        for (var wallet : wallets.path("items")) {
            if (POINTS.equals(wallet.path("currency").asText())) {
                return wallet.path("balance").asDouble();
            }
        }
        return 0;
    }
}
