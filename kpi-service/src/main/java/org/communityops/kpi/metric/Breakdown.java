package org.communityops.kpi.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kpi.rollup.Measure;

/** Into what a metric can be taken apart. A part is computed as if nothing but its events had happened. */
public enum Breakdown {
    CHANNEL {
        /** Joins have channels, but what joiners do later need not happen in the channel through which they came. */
        @Override
        boolean isOfferedBy(Formula formula) {
            var measures = measures(formula.needs());
            return !measures.isEmpty()
                    && formula.needs().ever().isEmpty()
                    && formula.needs().boards().isEmpty()
                    && (measures.stream().allMatch(Measure::hasChannels)
                            || measures.stream().allMatch(Breakdown::isSpentOrGained));
        }

        /** Who joined through a channel is told by its events and by who joined on the day. */
        @Override
        public Needs reading(Needs needs) {
            return measures(needs).contains(Measure.JOINED) ? needs.and(Needs.members(Measure.JOINED)) : needs;
        }
    },
    TYPE {
        /** Both sides of a fraction have to be about the same types. */
        @Override
        boolean isOfferedBy(Formula formula) {
            var types = formula.terms().stream()
                    .map(term -> types(term.needs()))
                    .distinct()
                    .toList();
            return types.size() == 1
                    && types.getFirst().size() > 1
                    && formula.needs().ever().isEmpty()
                    && measures(formula.needs()).stream()
                            .noneMatch(measure -> measure.types().isEmpty());
        }

        @Override
        public Needs reading(Needs needs) {
            return needs.and(new Needs(
                    apart(needs.counts()),
                    apart(needs.sizes()),
                    apart(needs.members()),
                    needs.daysBefore(),
                    needs.daysAfter(),
                    needs.periodsBefore(),
                    needs.periodsAfter(),
                    Set.of(),
                    Set.of()));
        }
    },
    TIER {
        @Override
        boolean isOfferedBy(Formula formula) {
            return isOfMembers(formula.needs());
        }

        @Override
        public Needs reading(Needs needs) {
            return withMembers(needs);
        }
    },
    SEGMENT {
        @Override
        boolean isOfferedBy(Formula formula) {
            return isOfMembers(formula.needs());
        }

        @Override
        public Needs reading(Needs needs) {
            return withMembers(needs);
        }
    };

    abstract boolean isOfferedBy(Formula formula);

    /** What a formula reads, and what has to be read to tell its parts apart. */
    public abstract Needs reading(Needs needs);

    /** How the API writes it. */
    public String parameter() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The breakdowns of what is computed by a formula. */
    public static List<Breakdown> offeredBy(Formula formula) {
        return Stream.of(values())
                .filter(breakdown -> breakdown.isOfferedBy(formula))
                .toList();
    }

    /** The event types that a formula reads. */
    public static Set<String> types(Needs needs) {
        return measures(needs).stream()
                .flatMap(measure -> measure.types().stream())
                .collect(Collectors.toSet());
    }

    /** Costs name the channel they were spent on, which is one through which members come. */
    private static boolean isSpentOrGained(Measure measure) {
        return measure.isCost() || measure.equals(Measure.JOINED);
    }

    /** Counters do not tell whose they are, so what reads one cannot be told apart by members; nor what reads boards. */
    private static boolean isOfMembers(Needs needs) {
        return needs.counts().isEmpty()
                && needs.boards().isEmpty()
                && !measures(needs).isEmpty();
    }

    /** Of how many there were it has to be known who they were. */
    private static Needs withMembers(Needs needs) {
        return needs.and(Needs.members(needs.sizes().toArray(Measure[]::new)));
    }

    private static Set<Measure> apart(Set<Measure> measures) {
        return measures.stream()
                .flatMap(measure -> measure.types().stream().flatMap(type -> measure.of(type).stream()))
                .collect(Collectors.toSet());
    }

    private static Set<Measure> measures(Needs needs) {
        var measures = new HashSet<>(needs.counts());
        measures.addAll(needs.sizes());
        measures.addAll(needs.members());
        return measures;
    }
}
