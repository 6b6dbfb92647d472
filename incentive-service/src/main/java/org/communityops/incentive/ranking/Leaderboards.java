package org.communityops.incentive.ranking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.leaderboard.Board;
import org.communityops.incentive.leaderboard.BoardPeriod;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.problem.ProblemException;

/** Reads leaderboards: the first of a board, and where one member stands. */
@ApplicationScoped
public class Leaderboards {
    private final Boards boards;
    private final PlaceRepository places;
    private final ListingRepository listings;
    private final Communities communities;
    private final Currencies currencies;
    private final AgroalDataSource database;

    Leaderboards(
            Boards boards,
            PlaceRepository places,
            ListingRepository listings,
            Communities communities,
            Currencies currencies,
            AgroalDataSource database) {
        this.boards = boards;
        this.places = places;
        this.listings = listings;
        this.communities = communities;
        this.currencies = currencies;
        this.database = database;
    }

    LeaderboardView top(UUID communityId, String period, String currency, int limit) throws SQLException {
        return new LeaderboardView(period, currency, first(communityId, period, currency, limit));
    }

    /** The first of a board; 404 and 422 when there is no such community, period or currency. */
    public List<Place> first(UUID communityId, String period, String currency, int limit) throws SQLException {
        var board = board(communityId, period, currency);
        try (var connection = database.getConnection()) {
            return places.top(connection, board, limit);
        }
    }

    /** How many members earned each amount in a period; amounts are positive. 422 for a period or currency that is none. */
    public SortedMap<Long, Long> membersByAmount(UUID communityId, String period, String currency) throws SQLException {
        var board = board(communityId, period, currency);
        try (var connection = database.getConnection()) {
            return places.membersByAmount(connection, board);
        }
    }

    /** Where a member stands, with at most so many before and as many after. */
    MemberPlaceView of(UUID communityId, UUID memberId, String period, String currency, int neighbours, Caller caller)
            throws SQLException {
        var board = board(communityId, period, currency);
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
            var listed = listings.find(connection, communityId, memberId).listed();
            if (!listed && caller.kind() != KeyKind.OWN && caller.kind() != KeyKind.APP) {
                // Who opted out sees the own rank in a front end; reports and bots are others.
                throw ProblemException.notFound("place of member", memberId);
            }
            return view(board, memberId, listed, places.around(connection, board, memberId, neighbours));
        }
    }

    private static MemberPlaceView view(Board board, UUID memberId, boolean listed, List<Place> around) {
        var own = around.stream()
                .filter(place -> place.memberId().equals(memberId))
                .findFirst()
                .orElse(null);
        var others = around.stream().filter(place -> place != own).toList();
        return own == null
                ? new MemberPlaceView(board.period(), board.currency(), memberId, 0, null, null, listed, others)
                : new MemberPlaceView(
                        board.period(),
                        board.currency(),
                        memberId,
                        own.amount(),
                        own.rank(),
                        listed ? own.sharing() : own.sharing() + 1,
                        listed,
                        others);
    }

    private Board board(UUID communityId, String period, String currency) throws SQLException {
        var known = BoardPeriod.parse(period)
                .orElseThrow(() -> ProblemException.invalid(
                        "period", "unknown-period", "A period is 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026 or all"));
        requireCurrency(communityId, currency);
        boards.settle(communityId);
        return new Board(communityId, currency, known);
    }

    private void requireCurrency(UUID communityId, String currency) throws SQLException {
        try (var connection = database.getConnection()) {
            var known = currencies.of(connection, communityId);
            if (known.isEmpty()) {
                throw ProblemException.notFound("community", communityId);
            }
            if (known.stream().noneMatch(c -> c.code().equals(currency))) {
                throw ProblemException.invalid(
                        "currency", "unknown-currency", "The community has no currency " + currency);
            }
        }
    }
}
