package org.communityops.kpi.roi;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.attribution.Credits;
import org.communityops.kpi.attribution.JourneyReader;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.cost.Costs;
import org.communityops.kpi.cost.Costs.Spent;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.Lines;

/** Puts what was sold beside what was spent. */
@ApplicationScoped
class RoiService {
    /** The chain of MARKOV holds a number for each two names. */
    private static final int MOST_NAMES = 300;

    private final RoiRepository repository;
    private final Costs costs;
    private final Lines lines;

    RoiService(RoiRepository repository, Costs costs, Lines lines) {
        this.repository = repository;
        this.costs = costs;
        this.lines = lines;
    }

    /** The returns of some days; a problem (422) when the currency is not clear, or there are too many names. */
    RoiView returns(Community community, RoiQuery query, DayRangeQuery days) throws SQLException {
        var by = query.by();
        var model = query.model();
        var window = query.windowDays();
        var halfLife = query.halfLifeDays();
        var named = query.currency();
        var range = lines.days(community, days);
        var currency =
                named != null ? named : lines.currency(List.of(community)).orElse(null);
        var returns = new Returns();
        if (currency != null) {
            var spent = costs.spent(community.id(), range, currency);
            spent.forEach(one -> returns.spend(by.of(one), one.amount()));
            sell(community, query, range, currency, spent, returns);
        }
        return new RoiView(
                by,
                model,
                range.from(),
                range.to(),
                window,
                halfLife,
                community.zone().getId(),
                community.lastDay(),
                currency,
                returns.items(),
                returns.total());
    }

    private void sell(
            Community community, RoiQuery query, DayRange range, String currency, List<Spent> spent, Returns returns)
            throws SQLException {
        var by = query.by();
        // One more day for the hours by which the window begins before midnight.
        var begin = range.from().minusDays(query.windowDays() + 1L);
        var names = names(community, by, begin, range.to());
        var credits = new Credits(names.size(), query.halfLifeDays());
        var journeys = new JourneyReader(range.from(), Duration.ofDays(query.windowDays()), credits::add);
        var sold = new Sold(range.from());
        repository.eachStep(community, by, currency, begin, range.to(), names, step -> {
            sold.read(step);
            journeys.read(step);
        });
        journeys.end();
        var untouched = sold.sum();
        if (credits.converted() > 0) {
            var owed = credits.under(query.model());
            for (var index = 0; index < names.size(); index++) {
                var sales = owed.get(index).value();
                untouched = untouched.subtract(sales);
                if (by == RoiBy.LINE) {
                    returns.sellByLine(names.get(index), sales, spent);
                } else {
                    returns.sell(names.get(index), sales);
                }
            }
        }
        returns.sell(null, untouched);
    }

    private List<String> names(Community community, RoiBy by, LocalDate from, LocalDate to) throws SQLException {
        var names = repository.names(community.id(), by, from, to, MOST_NAMES + 1);
        if (names.size() > MOST_NAMES) {
            throw ProblemException.invalid("from", "too-many", "At most " + MOST_NAMES + " names; ask for fewer days");
        }
        return names;
    }

    /** Everything that was sold from a day on, touched or not. */
    private static final class Sold {
        private final LocalDate from;
        private BigDecimal sum = BigDecimal.ZERO;

        Sold(LocalDate from) {
            this.from = from;
        }

        void read(JourneyReader.Step step) {
            var amount = step.amount();
            if (step.channel() == null && amount != null && !step.day().isBefore(from)) {
                sum = sum.add(amount);
            }
        }

        BigDecimal sum() {
            return sum;
        }
    }
}
