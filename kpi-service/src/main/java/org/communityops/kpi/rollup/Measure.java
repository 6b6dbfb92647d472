package org.communityops.kpi.rollup;

import static org.communityops.kpi.fact.ActivityTypes.MESSAGE_POSTED;
import static org.communityops.kpi.fact.ActivityTypes.REACTION_ADDED;
import static org.communityops.kpi.fact.ActivityTypes.REACTION_COUNTED;
import static org.communityops.kpi.fact.ActivityTypes.THREAD_STARTED;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communityops.kpi.fact.FactGroup;

/**
 * Something that is counted for each day. Every event type is a measure of its own; those over several types or over
 * some events of a type only are declared here.
 *
 * @param name as it stands in the rollups
 * @param types the event types that it looks at; none for joins, which come from the join days of members
 * @param repliesOnly whether only replies count
 * @param summed whether amounts are added up instead of events
 * @param counted whether it has a counter; a measure without one is a set of members only
 * @param ranked whether it has boards
 */
public record Measure(
        String name, Set<String> types, boolean repliesOnly, boolean summed, boolean counted, boolean ranked) {

    /** Members who did what counts as activity (活跃). */
    public static final Measure ACTIVE =
            new Measure("active", Set.of(MESSAGE_POSTED, REACTION_ADDED), false, false, false, false);

    /** Members on the day on which they joined; each on one day only. */
    public static final Measure JOINED = new Measure("joined", Set.of(), false, false, false, false);

    /** Messages that answer another one (回复). */
    public static final Measure REPLIES =
            new Measure(MESSAGE_POSTED + "#reply", Set.of(MESSAGE_POSTED), true, false, true, true);

    public static final Measure MESSAGES = ofType(MESSAGE_POSTED);
    public static final Measure REACTIONS = ofType(REACTION_ADDED);
    public static final Measure REACTIONS_COUNTED = ofType(REACTION_COUNTED);
    public static final Measure THREADS_STARTED = ofType(THREAD_STARTED);

    private static final List<Measure> DERIVED = List.of(ACTIVE, REPLIES);

    public Measure {
        types = Set.copyOf(types);
    }

    /** The measure of an event type. */
    static Measure ofType(String type) {
        var ranked = type.equals(MESSAGE_POSTED) || type.equals(REACTION_ADDED);
        return new Measure(type, Set.of(type), false, type.equals(REACTION_COUNTED), true, ranked);
    }

    /** All measures that look at facts of a type, whether at all of them or at some. */
    static Stream<Measure> of(String type) {
        return Stream.concat(DERIVED.stream().filter(measure -> measure.types.contains(type)), Stream.of(ofType(type)));
    }

    /** All measures that look at facts. */
    static Stream<Measure> lookingAt(FactGroup facts) {
        return of(facts.type()).filter(measure -> measure.looksAt(facts));
    }

    boolean looksAt(FactGroup facts) {
        return types.contains(facts.type()) && (facts.reply() || !repliesOnly);
    }

    /** What facts add to the counter and the board. */
    long worth(FactGroup facts) {
        return summed ? facts.amount() : facts.events();
    }
}
