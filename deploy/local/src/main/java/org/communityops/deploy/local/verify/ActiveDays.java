package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/** What each member did on which day, as kpi-service's dataset {@code members-daily} tells. */
final class ActiveDays {
    /** As many days at once fit into memory whatever happened on them. */
    private static final int DAYS_AT_ONCE = 90;

    private final Map<UUID, SortedSet<LocalDate>> days = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    private ActiveDays() {}

    /** Those of a community on all days of a truth. */
    static ActiveDays of(ServiceApi kpi, Community community, Truth truth) throws IOException, InterruptedException {
        var active = new ActiveDays();
        for (var from = truth.first(); !from.isAfter(truth.last()); from = from.plusDays(DAYS_AT_ONCE)) {
            var to = from.plusDays(DAYS_AT_ONCE - 1L);
            var query = "communityId=%s&from=%s&to=%s&format=json"
                    .formatted(community.id(), from, to.isAfter(truth.last()) ? truth.last() : to);
            kpi.get("/v1/datasets/members-daily?" + query).forEach(active::add);
        }
        return active;
    }

    private void add(JsonNode row) {
        days.computeIfAbsent(UUID.fromString(row.get("memberId").asText()), _ -> new TreeSet<>())
                .add(LocalDate.parse(row.get("day").asText()));
        for (var what : new String[] {"messages", "replies", "reactions"}) {
            totals.merge(what, row.get(what).asLong(), Long::sum);
        }
    }

    /** How many members were ever active. */
    int members() {
        return days.size();
    }

    /** The sum of {@code messages}, {@code replies} or {@code reactions}. */
    long total(String what) {
        return totals.getOrDefault(what, 0L);
    }

    /** On how many days a member was active. */
    int days(UUID member) {
        return of(member).size();
    }

    /** How many days in a row a member was active at most. */
    int longestRun(UUID member) {
        var longest = 0;
        var run = 0;
        var next = LocalDate.MIN;
        for (var day : of(member)) {
            run = day.equals(next) ? run + 1 : 1;
            longest = Math.max(longest, run);
            next = day.plusDays(1);
        }
        return longest;
    }

    private SortedSet<LocalDate> of(UUID member) {
        return days.getOrDefault(member, Collections.emptySortedSet());
    }
}
