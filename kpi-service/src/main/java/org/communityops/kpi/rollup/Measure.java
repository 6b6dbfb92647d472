package org.communityops.kpi.rollup;

import static org.communityops.kpi.fact.ActivityTypes.MESSAGE_POSTED;
import static org.communityops.kpi.fact.ActivityTypes.PURCHASE_COMPLETED;
import static org.communityops.kpi.fact.ActivityTypes.PURCHASE_REFUNDED;
import static org.communityops.kpi.fact.ActivityTypes.REACTION_ADDED;
import static org.communityops.kpi.fact.ActivityTypes.REACTION_COUNTED;
import static org.communityops.kpi.fact.ActivityTypes.SESSION_ENDED;
import static org.communityops.kpi.fact.ActivityTypes.THREAD_STARTED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communityops.kpi.fact.FactGroup;
import org.jspecify.annotations.Nullable;

/**
 * Something that is counted for each day. Every event type is a measure of its own; those over several types or over
 * some events of a type only are declared here.
 *
 * @param name as it stands in the rollups
 * @param types the event types that it looks at; none for joins, which come from the join days of members
 * @param repliesOnly whether only replies count
 * @param currency in which an event has to be paid to count; null where it does not matter
 * @param summed whether amounts are added up instead of events
 * @param counted whether it has a counter; a measure without one is a set of members only
 * @param ranked whether it has boards
 * @param mark that an event has to bear to count; null where it does not matter
 */
public record Measure(
        String name,
        Set<String> types,
        boolean repliesOnly,
        @Nullable String currency,
        boolean summed,
        boolean counted,
        boolean ranked,
        @Nullable String mark) {

    /** Members who did what counts as activity (活跃). */
    public static final Measure ACTIVE =
            new Measure("active", Set.of(MESSAGE_POSTED, REACTION_ADDED), false, null, false, false, false);

    /** Members on the day on which they joined; each on one day only. */
    public static final Measure JOINED = new Measure("joined", Set.of(), false, null, false, false, false);

    /** Messages that answer another one (回复). */
    public static final Measure REPLIES =
            new Measure(MESSAGE_POSTED + "#reply", Set.of(MESSAGE_POSTED), true, null, false, true, true);

    /** How long visits took, in milliseconds. */
    public static final Measure VISIT_TIME =
            new Measure(SESSION_ENDED + "#milliseconds", Set.of(SESSION_ENDED), false, null, true, true, false);

    private static final String COST = "cost:";

    /** How many decimals hours of operators have. */
    public static final int HOUR_DECIMALS = 2;

    /** How long operators worked, in hundredths of an hour; entered as a cost. */
    public static final Measure OPERATOR_HOURS = new Measure(COST + "hours", Set.of(), false, null, true, true, false);

    public static final Measure MESSAGES = ofType(MESSAGE_POSTED);
    public static final Measure REACTIONS = ofType(REACTION_ADDED);
    public static final Measure REACTIONS_COUNTED = ofType(REACTION_COUNTED);
    public static final Measure THREADS_STARTED = ofType(THREAD_STARTED);

    private static final List<Measure> DERIVED = List.of(ACTIVE, REPLIES, VISIT_TIME);
    private static final Set<String> PAID = Set.of(PURCHASE_COMPLETED, PURCHASE_REFUNDED);

    /** Event types that happen nowhere in particular. */
    private static final Set<String> WITHOUT_CHANNEL = Set.of(
            "member.left", SESSION_ENDED, PURCHASE_COMPLETED, PURCHASE_REFUNDED, "survey.answered", "coupon.used");

    public Measure {
        types = Set.copyOf(types);
    }

    private Measure(
            String name,
            Set<String> types,
            boolean repliesOnly,
            @Nullable String currency,
            boolean summed,
            boolean counted,
            boolean ranked) {
        this(name, types, repliesOnly, currency, summed, counted, ranked, null);
    }

    /** The measure of an event type. */
    public static Measure ofType(String type) {
        var ranked = type.equals(MESSAGE_POSTED) || type.equals(REACTION_ADDED);
        return new Measure(type, Set.of(type), false, null, type.equals(REACTION_COUNTED), true, ranked);
    }

    /** How many events of a type were paid in a currency. */
    public static Measure paid(String type, String currency) {
        return new Measure(type + "#" + currency, Set.of(type), false, currency, false, true, false);
    }

    /** How much was paid in a currency in events of a type, in ten-thousandths of its unit. */
    public static Measure money(String type, String currency) {
        return new Measure(moneyPrefix(type) + currency, Set.of(type), false, currency, true, true, true);
    }

    /** Events of a type that bear a mark. */
    public static Measure marked(String type, String mark) {
        return new Measure(type + "#" + mark, Set.of(type), false, null, false, true, false, mark);
    }

    /** What was spent on a kind of thing in a currency, in ten-thousandths of its unit. No event tells of it. */
    public static Measure cost(String kind, String currency) {
        return new Measure(COST + kind + "$" + currency, Set.of(), false, currency, true, true, false);
    }

    /** Whether it comes from what people enter as costs, and not from events. */
    public boolean isCost() {
        return name.startsWith(COST);
    }

    /** Whether it is known for each channel. */
    public boolean hasChannels() {
        return mark == null && !types.isEmpty() && types.stream().noneMatch(WITHOUT_CHANNEL::contains);
    }

    /** What events of one type only have in it; empty when it does not look at them. */
    public Optional<Measure> of(String type) {
        if (!types.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(types.size() == 1 ? this : ofType(type));
    }

    /** What the names of the money of a type begin with; the rest is the currency. */
    static String moneyPrefix(String type) {
        return type + "$";
    }

    /** All measures that look at facts. */
    static Stream<Measure> lookingAt(FactGroup facts) {
        var derived = Stream.concat(DERIVED.stream(), inCurrency(facts)).filter(measure -> measure.looksAt(facts));
        return Stream.of(derived, marked(facts), Stream.of(ofType(facts.type())))
                .flatMap(measures -> measures);
    }

    private static Stream<Measure> marked(FactGroup facts) {
        var marks = facts.marks();
        return marks == null ? Stream.empty() : Stream.of(marks.split(" ")).map(mark -> marked(facts.type(), mark));
    }

    private static Stream<Measure> inCurrency(FactGroup facts) {
        var currency = facts.currency();
        return currency == null || !PAID.contains(facts.type())
                ? Stream.empty()
                : Stream.of(paid(facts.type(), currency), money(facts.type(), currency));
    }

    boolean looksAt(FactGroup facts) {
        return types.contains(facts.type())
                && (facts.reply() || !repliesOnly)
                && (currency == null || currency.equals(facts.currency()))
                && (mark == null || facts.bear(mark));
    }

    /** What facts add to the counter and the board. */
    long worth(FactGroup facts) {
        return summed ? facts.amount() : facts.events();
    }
}
