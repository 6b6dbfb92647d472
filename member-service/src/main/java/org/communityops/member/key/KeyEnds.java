package org.communityops.member.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import org.communityops.kit.access.KeyStore;

/**
 * Makes the end of a key count at once on this replica, after its commit: until then the key is looked up as it was, and
 * would be remembered so.
 */
@ApplicationScoped
class KeyEnds {
    private final Event<KeyEnd> ends;
    private final KeyStore known;

    KeyEnds(Event<KeyEnd> ends, KeyStore known) {
        this.ends = ends;
        this.known = known;
    }

    record KeyEnd(String keyId) {}

    /** Part of the transaction that gives the key an end. */
    void add(String keyId) {
        ends.fire(new KeyEnd(keyId));
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) KeyEnd end) {
        known.forget(List.of(end.keyId()));
    }
}
