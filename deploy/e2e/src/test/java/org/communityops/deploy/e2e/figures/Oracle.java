package org.communityops.deploy.e2e.figures;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.communityops.deploy.e2e.stream.Event;

/**
 * What is true of a community, calculated from its events and nothing else, definition by definition: an event counts on
 * the calendar day of its time in the community's zone.
 */
public final class Oracle {
    private static final List<BiConsumer<Diary, Figures>> DEFINITIONS = List.of(
            ActivityOracle::tell, RetentionOracle::tell, ChurnOracle::tell, FunnelOracle::tell, PointsOracle::tell);

    private Oracle() {}

    public static Figures of(Collection<Event> events, ZoneId zone) {
        var diary = new Diary(events, zone);
        var figures = new Figures();
        DEFINITIONS.forEach(definition -> definition.accept(diary, figures));
        return figures;
    }
}
