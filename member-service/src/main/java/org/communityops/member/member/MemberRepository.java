package org.communityops.member.member;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Members in the database, always within one community. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<Member, UUID> {
    /** Two index scans, where a disjunction would read every member of the community. */
    private static final String NAMED = """
             and m.id in (
                select n.id from Member n
                 where n.communityId = :community and lower(n.displayName) like :prefix escape '\\'
                union
                select i.memberId from Identity i
                 where i.communityId = :community and lower(i.handle) like :prefix escape '\\')
            """;

    Optional<Member> find(UUID communityId, UUID id) {
        return find("communityId = ?1 and id = ?2", communityId, id).firstResultOptional();
    }

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<Member> findForChange(UUID communityId, UUID id) {
        return find("communityId = ?1 and id = ?2", communityId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Member> page(UUID communityId, MemberSearch search, int limit) {
        var query = new StringBuilder("from Member m where m.communityId = :community");
        var values = Parameters.with("community", communityId);
        if (search.status() != null) {
            query.append(" and m.status = :status");
            values.and("status", search.status());
        }
        if (search.joinedFrom() != null) {
            query.append(" and m.joinedAt >= :from");
            values.and("from", search.joinedFrom());
        }
        if (search.joinedTo() != null) {
            query.append(" and m.joinedAt < :to");
            values.and("to", search.joinedTo());
        }
        if (search.prefix() != null) {
            query.append(NAMED);
            values.and("prefix", literal(search.prefix()) + "%");
        }
        if (search.after() != null) {
            query.append(" and (m.joinedAt, m.id) ")
                    .append(search.descending() ? "<" : ">")
                    .append(" (:joinedAt, :id)");
            values.and("joinedAt", search.after().joinedAt())
                    .and("id", search.after().id());
        }
        query.append(search.descending() ? " order by m.joinedAt desc, m.id desc" : " order by m.joinedAt, m.id");
        return find(query.toString(), values).page(0, limit).list();
    }

    /** The text in lower case, as a pattern that matches nothing but itself. */
    private static String literal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
