package org.communityops.deploy.local.demo;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.communityops.deploy.local.replay.Lines;
import org.communityops.deploy.local.replay.Lines.Line;

/** The invented events, as a replay reads them. */
final class DemoLines implements Lines {
    private final Iterator<DemoEvent> events;
    private long number;

    DemoLines(List<DemoEvent> events) {
        this.events = events.iterator();
    }

    @Override
    public Optional<Line> next() {
        return events.hasNext() ? Optional.of(new Line(++number, events.next().json())) : Optional.empty();
    }
}
