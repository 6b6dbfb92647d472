package org.communityops.kpi.attribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.attribution.AttributionView.ChannelView;
import org.communityops.kpi.attribution.AttributionView.ModelView;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.significance.InsufficientData;
import org.jspecify.annotations.Nullable;

/** Divides the conversions of some days among the channels. */
@ApplicationScoped
class AttributionService {
    /** The chain holds a number for each two channels. */
    private static final int MOST_CHANNELS = 300;

    private final JourneyRepository journeys;
    private final Clock clock;

    AttributionService(JourneyRepository journeys, Clock clock) {
        this.journeys = journeys;
        this.clock = clock;
    }

    /** The attribution; 422 when no conversion of the days was touched before, or there are too many channels. */
    AttributionView attribute(Community community, AttributionQuery query, DayRangeQuery days) throws SQLException {
        var conversion = query.conversion();
        var models = query.models();
        var window = query.windowDays();
        var halfLife = query.halfLifeDays();
        var range = range(community, days);
        var currency = currency(community, query.currency(), conversion, range);
        // One more day for the hours by which the window begins before midnight.
        var touches = new DayRange(range.from().minusDays(window + 1L), range.to());
        var channels = journeys.channels(community, touches, MOST_CHANNELS + 1);
        if (channels.size() > MOST_CHANNELS) {
            throw ProblemException.invalid(
                    "from", "too-many-channels", "At most " + MOST_CHANNELS + " channels; ask for fewer days");
        }
        var credits = new Credits(channels.size(), halfLife);
        var reader = new JourneyReader(range.from(), Duration.ofDays(window), credits::add);
        journeys.eachStep(community, conversion, currency, touches, channels, reader::read);
        reader.end();
        if (credits.converted() == 0) {
            throw InsufficientData.because("Of the " + conversion + " from " + range.from() + " to " + range.to()
                    + " none was touched by a channel in the " + window + " days before");
        }
        return new AttributionView(
                conversion,
                range.from(),
                range.to(),
                window,
                halfLife,
                community.zone().getId(),
                community.lastDay(),
                credits.converted(),
                reader.untouched(),
                credits.unconverted(),
                currency,
                currency == null ? null : credits.value(),
                models.stream()
                        .map(model -> view(model, credits, channels, currency != null))
                        .toList());
    }

    private DayRange range(Community community, DayRangeQuery days) {
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        return days.within(
                community.firstDay() == null ? today : community.firstDay(),
                community.lastDay() == null ? today : community.lastDay());
    }

    private @Nullable String currency(Community community, @Nullable String wanted, String conversion, DayRange range)
            throws SQLException {
        if (wanted != null) {
            return wanted;
        }
        var found = journeys.currencies(community, conversion, range);
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static ModelView view(Model model, Credits credits, List<String> channels, boolean valued) {
        var owed = credits.under(model);
        return new ModelView(
                model,
                IntStream.range(0, channels.size())
                        .mapToObj(channel -> new ChannelView(
                                channels.get(channel),
                                owed.get(channel).share(),
                                owed.get(channel).conversions(),
                                valued ? owed.get(channel).value() : null))
                        .sorted(Comparator.comparing(ChannelView::share)
                                .reversed()
                                .thenComparing(ChannelView::channel))
                        .toList());
    }
}
