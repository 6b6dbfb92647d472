package org.communityops.kpi.attribution;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.attribution.AttributionView.ChannelView;
import org.communityops.kpi.attribution.AttributionView.ModelView;
import org.communityops.kpi.attribution.JourneyReader.Step;
import org.communityops.kpi.attribution.JourneyView.TouchView;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Members;
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
    private final Members members;
    private final Clock clock;

    AttributionService(JourneyRepository journeys, Members members, Clock clock) {
        this.journeys = journeys;
        this.members = members;
        this.clock = clock;
    }

    /** The attribution; 422 when no conversion of the days was touched before, or there are too many channels. */
    AttributionView attribute(Community community, AttributionQuery query, DayRangeQuery days) throws SQLException {
        var models = query.models();
        var halfLife = query.halfLifeDays();
        var wanted = wanted(community, query, days);
        var credits = new Credits(wanted.channels().size(), halfLife);
        var reader = reader(wanted, credits::add);
        eachStep(community, wanted, 0, step -> {
            reader.read(step);
            return true;
        });
        reader.end();
        if (credits.converted() == 0) {
            throw InsufficientData.because("Of the " + wanted.conversion() + " from "
                    + wanted.range().from() + " to " + wanted.range().to() + " none was touched by a channel in the "
                    + wanted.window() + " days before");
        }
        return new AttributionView(
                wanted.conversion(),
                wanted.range().from(),
                wanted.range().to(),
                wanted.window(),
                halfLife,
                community.zone().getId(),
                community.lastDay(),
                credits.converted(),
                reader.untouched(),
                credits.unconverted(),
                wanted.currency(),
                wanted.currency() == null ? null : credits.value(),
                models.stream()
                        .map(model -> view(model, credits, wanted.channels(), wanted.currency() != null))
                        .toList());
    }

    /** The place of a journey among the others; a member's journeys end one after the other. */
    record Place(int member, Instant end) {
        static final Place BEGINNING = new Place(0, Instant.EPOCH);

        boolean isBefore(Journey journey) {
            return journey.member() > member
                    || journey.member() == member && journey.end().isAfter(end);
        }
    }

    /** A journey and its place. */
    record Placed(Place place, JourneyView journey) {}

    /** The journeys that are divided, and those without a conversion, after a place. */
    List<Placed> journeys(Community community, AttributionQuery query, DayRangeQuery days, Place after, int limit)
            throws SQLException {
        var wanted = wanted(community, query, days);
        var found = new ArrayList<Journey>();
        var reader = reader(wanted, journey -> {
            if (after.isBefore(journey) && found.size() < limit) {
                found.add(journey);
            }
        });
        eachStep(community, wanted, after.member(), step -> {
            reader.read(step);
            return found.size() < limit;
        });
        reader.end();
        var ids =
                members.ids(community.id(), found.stream().map(Journey::member).collect(Collectors.toSet()));
        return found.stream()
                .map(journey -> new Placed(
                        new Place(journey.member(), journey.end()),
                        view(journey, Objects.requireNonNull(ids.get(journey.member())), wanted)))
                .toList();
    }

    private static JourneyView view(Journey journey, UUID memberId, Wanted wanted) {
        return new JourneyView(
                memberId,
                journey.converted(),
                journey.end(),
                journey.converted() && wanted.currency() != null ? journey.value() : null,
                journey.touches().stream()
                        .map(touch -> TouchView.of(touch, wanted.channels()))
                        .toList());
    }

    /** What is asked for, once it is looked up. */
    private record Wanted(
            String conversion,
            int window,
            DayRange range,
            @Nullable String currency,
            List<String> channels) {
        // One more day for the hours by which the window begins before midnight.
        DayRange touches() {
            return new DayRange(range.from().minusDays(window + 1L), range.to());
        }
    }

    private Wanted wanted(Community community, AttributionQuery query, DayRangeQuery days) throws SQLException {
        var conversion = query.conversion();
        var range = range(community, days);
        var currency = currency(community, query.currency(), conversion, range);
        var wanted = new Wanted(conversion, query.windowDays(), range, currency, List.of());
        var channels = journeys.channels(community, wanted.touches(), MOST_CHANNELS + 1);
        if (channels.size() > MOST_CHANNELS) {
            throw ProblemException.invalid(
                    "from", "too-many-channels", "At most " + MOST_CHANNELS + " channels; ask for fewer days");
        }
        return new Wanted(conversion, wanted.window(), range, currency, channels);
    }

    private static JourneyReader reader(Wanted wanted, Consumer<Journey> journeys) {
        return new JourneyReader(wanted.range().from(), Duration.ofDays(wanted.window()), journeys);
    }

    private void eachStep(Community community, Wanted wanted, int firstMember, Predicate<Step> consumer)
            throws SQLException {
        journeys.eachStep(
                community,
                wanted.conversion(),
                wanted.currency(),
                wanted.touches(),
                firstMember,
                wanted.channels(),
                consumer);
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
