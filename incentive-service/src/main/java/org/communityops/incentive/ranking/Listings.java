package org.communityops.incentive.ranking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ranking.ListingRepository.Preference;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.problem.ProblemException;

/** Lets members opt out of leaderboards, and in again. */
@ApplicationScoped
class Listings {
    private final ListingRepository repository;
    private final Boards boards;
    private final Communities communities;
    private final FeedTransactions transactions;
    private final AgroalDataSource database;

    Listings(
            ListingRepository repository,
            Boards boards,
            Communities communities,
            FeedTransactions transactions,
            AgroalDataSource database) {
        this.repository = repository;
        this.boards = boards;
        this.communities = communities;
        this.transactions = transactions;
        this.database = database;
    }

    Preference find(UUID communityId, UUID memberId) throws SQLException {
        try (var connection = database.getConnection()) {
            requireMember(connection, communityId, memberId);
            return repository.find(connection, communityId, memberId);
        }
    }

    /**
     * Changes what a member wants, on all boards at once; a change that changes nothing is none.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    Preference change(UUID communityId, UUID memberId, Consumer<String> expected, UnaryOperator<Listing> edit)
            throws SQLException {
        return transactions.call(connection -> {
            boards.lock(connection, Set.of(communityId));
            requireMember(connection, communityId, memberId);
            var present = repository.find(connection, communityId, memberId);
            expected.accept(tag(present));
            var listed = Boolean.TRUE.equals(
                    edit.apply(new Listing(present.listed())).listed());
            if (listed == present.listed()) {
                return present;
            }
            var changed = new Preference(listed, present.version() + 1);
            repository.put(connection, communityId, memberId, changed);
            boards.list(connection, communityId, memberId, listed);
            return changed;
        });
    }

    static String tag(Preference preference) {
        return String.valueOf(preference.version());
    }

    private void requireMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
    }
}
