package org.communityops.kpi.population;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kpi.experiment.Encounter;
import org.communityops.kpi.experiment.Experiment.Variant;
import org.communityops.kpi.experiment.Experiments;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.population.Population.Entrant;
import org.communityops.kpi.population.PopulationQuery.By;
import org.jspecify.annotations.Nullable;

/** Finds out who is to be looked at. */
@ApplicationScoped
public class Populations {
    /** As many channels are told apart; the others are one part. */
    static final int MOST_CHANNELS = 100;

    private final Members members;
    private final Experiments experiments;

    Populations(Members members, Experiments experiments) {
        this.members = members;
        this.experiments = experiments;
    }

    /** The members whom the query names, in parts; null when it names nobody and asks for no parts. */
    public @Nullable Population of(UUID community, PopulationQuery query, @Nullable By by) throws SQLException {
        query.check(by);
        if (query.isEverybody() && by == null) {
            return null;
        }
        var arrivals =
                query.channel == null && by != By.CHANNEL ? Map.<Integer, String>of() : members.arrivals(community);
        return query.experiment == null
                ? arrived(arrivals, query)
                : exposed(community, query.experiment, query, by, arrivals);
    }

    private static Population arrived(Map<Integer, String> arrivals, PopulationQuery query) {
        var places = Places.ofChannels(arrivals);
        var entrants = arrivals.entrySet().stream()
                .filter(arrival -> query.channel == null || query.channel.equals(arrival.getValue()))
                .map(arrival -> new Entrant(arrival.getKey(), places.of(arrival.getValue()), null))
                .toList();
        return new Population(places.parts(), entrants, query.channel != null);
    }

    private Population exposed(
            UUID community, String key, PopulationQuery query, @Nullable By by, Map<Integer, String> arrivals)
            throws SQLException {
        var experiment = experiments.get(community, key);
        var variants = experiment.variants().stream().map(Variant::key).toList();
        var places = by == By.CHANNEL ? Places.ofChannels(arrivals) : new Places(variants);
        var entrants = new ArrayList<Entrant>();
        for (var encounter : experiments.encounters(experiment)) {
            var channel = arrivals.get(encounter.number());
            if (isWanted(query, encounter, channel)) {
                var part = places.of(by == By.CHANNEL ? channel : encounter.variant());
                entrants.add(new Entrant(encounter.number(), part, encounter.at()));
            }
        }
        return new Population(places.parts(), entrants, true);
    }

    private static boolean isWanted(PopulationQuery query, Encounter encounter, @Nullable String channel) {
        return (query.variant == null || query.variant.equals(encounter.variant()))
                && (query.channel == null || query.channel.equals(channel));
    }

    /** Where the part of a name stands. */
    private record Places(List<String> names) {
        /** The channels with most members come first; beyond a hundred they are one part. */
        static Places ofChannels(Map<Integer, String> arrivals) {
            return new Places(arrivals.values().stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_CHANNELS)
                    .map(Map.Entry::getKey)
                    .toList());
        }

        @Nullable Integer of(@Nullable String name) {
            if (name == null) {
                return null;
            }
            var place = names.indexOf(name);
            return place < 0 ? names.size() : place;
        }

        List<Part> parts() {
            return Stream.concat(names.stream().map(Part::named), Stream.of(Part.OTHERS))
                    .toList();
        }
    }
}
