package org.communityops.member.community;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.access.Caller;
import org.jspecify.annotations.Nullable;

/** Communities in the database. */
@ApplicationScoped
class CommunityRepository implements PanacheRepositoryBase<Community, UUID> {

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<Community> findForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The communities that the caller may enter, oldest first, from the one after {@code after} on. */
    List<Community> page(Caller caller, @Nullable String slug, @Nullable UUID after, int limit) {
        var where = new StringBuilder("1 = 1");
        var values = new Parameters();
        if (!caller.everywhere()) {
            where.append(" and id in :communities");
            values.and("communities", caller.communities());
        }
        if (slug != null) {
            where.append(" and slug = :slug");
            values.and("slug", slug);
        }
        if (after != null) {
            where.append(" and id > :after");
            values.and("after", after);
        }
        return find(where + " order by id", values).page(0, limit).list();
    }
}
