package org.communityops.incentive.planreport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.plan.Plans;
import org.communityops.incentive.planreport.PlanReportRepository.GroupDay;

/**
 * Reports on plans. Who joined after the window before began is in neither group: new members become more active whatever is
 * paid.
 */
@ApplicationScoped
class PlanReports {
    private final AgroalDataSource database;
    private final Communities communities;
    private final Plans plans;
    private final PlanReportRepository repository;
    private final Clock clock;

    PlanReports(
            AgroalDataSource database,
            Communities communities,
            Plans plans,
            PlanReportRepository repository,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.plans = plans;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The report as of now.
     *
     * @param length of the stretches of its series, in days
     */
    PlanReport of(UUID communityId, UUID planId, int length) throws SQLException {
        try (var connection = database.getConnection()) {
            var plan = plans.get(connection, communityId, planId);
            var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
            var windows = Windows.of(plan, zone, clock.instant());
            var days = repository.days(connection, communityId, planId);
            return PlanReport.of(
                    plan,
                    days,
                    windows.isEmpty() ? null : effect(connection, communityId, planId, windows.get(), zone, length));
        }
    }

    private Effect effect(
            Connection connection, UUID communityId, UUID planId, Windows windows, ZoneId zone, int length)
            throws SQLException {
        var start = windows.firstBefore().atStartOfDay(zone).toInstant();
        var sizes = repository.sizes(connection, communityId, planId, start);
        var events = repository.events(connection, communityId, planId, start, windows.firstBefore(), windows.last());
        Windows.Count count = (reached, day) -> events.getOrDefault(new GroupDay(reached, day), 0L);
        var reached = group(windows, count, true, sizes.getOrDefault(true, 0L));
        var others = group(windows, count, false, sizes.getOrDefault(false, 0L));
        return new Effect(
                windows.first(),
                windows.last(),
                windows.days(),
                reached,
                others,
                Effect.differenceInDifferences(reached, others),
                windows.stretches(count, length));
    }

    private static Group group(Windows windows, Windows.Count count, boolean reached, long members) {
        return Group.of(members, windows.sum(count, reached, false), windows.sum(count, reached, true), windows.days());
    }
}
