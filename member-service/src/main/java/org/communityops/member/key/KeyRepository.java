package org.communityops.member.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.access.Caller;
import org.jspecify.annotations.Nullable;

/** Issued keys in the database. A caller sees those that are good for none but the caller's own communities. */
@ApplicationScoped
class KeyRepository implements PanacheRepositoryBase<IssuedKey, String> {
    private static final String VISIBLE = "array_includes(:communities, communities)";

    /** The place of a key in the order of making; the id decides between those of one instant. */
    record Position(Instant createdAt, String id) {}

    Optional<IssuedKey> find(Caller caller, String id) {
        return find(visible(caller, "id = :id"), values(caller).and("id", id)).firstResultOptional();
    }

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<IssuedKey> findForChange(Caller caller, String id) {
        return find(visible(caller, "id = :id"), values(caller).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<IssuedKey> page(Caller caller, @Nullable Position after, int limit) {
        var values = values(caller);
        var where = "1 = 1";
        if (after != null) {
            where = "(createdAt, id) > (:createdAt, :id)";
            values.and("createdAt", after.createdAt()).and("id", after.id());
        }
        return find(visible(caller, where) + " order by createdAt, id", values)
                .page(0, limit)
                .list();
    }

    /** All keys that may do everything everywhere, locked in the order of their ids. */
    List<IssuedKey> ownersForChange() {
        return find("kind = 'own' and communities is null and scopes is null and revokedAt is null order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Makes services that start at the same time wait for each other, until the end of the transaction. */
    void lockFirstStart() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('issued_key'))", Integer.class)
                .getSingleResult();
    }

    private static String visible(Caller caller, String where) {
        return caller.everywhere() ? where : where + " and " + VISIBLE;
    }

    private static Parameters values(Caller caller) {
        return caller.everywhere()
                ? new Parameters()
                : Parameters.with("communities", caller.communities().toArray(UUID[]::new));
    }
}
