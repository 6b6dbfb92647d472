package org.communityops.activity.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;

/** Pages of recorded events as the caller of the request may see them. */
@ApplicationScoped
class EventPages {
    private final Events events;
    private final CurrentCaller caller;
    private final Cursors cursors;

    EventPages(Events events, CurrentCaller caller, Cursors cursors) {
        this.events = events;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** The event after which a page begins. */
    record After(UUID id) {}

    Page<EventView> page(UUID communityId, EventFilter filter, PageQuery page) {
        var before = cursors.decode(page, After.class).map(After::id).orElse(null);
        var reader = Reader.of(caller.get());
        var rows = events.list(communityId, filter, before, page.limit() + 1).stream()
                .map(row -> EventView.of(row, reader))
                .toList();
        return cursors.page(rows, page, view -> new After(view.id()));
    }
}
