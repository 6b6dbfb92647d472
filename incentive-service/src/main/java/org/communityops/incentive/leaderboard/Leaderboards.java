package org.communityops.incentive.leaderboard;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.UUID;
import org.communityops.incentive.currency.Currencies;
import org.communityops.kit.problem.ProblemException;

/** Reads leaderboards. */
@ApplicationScoped
public class Leaderboards {
    private final Boards boards;
    private final BoardRepository repository;
    private final Currencies currencies;
    private final AgroalDataSource database;

    Leaderboards(Boards boards, BoardRepository repository, Currencies currencies, AgroalDataSource database) {
        this.boards = boards;
        this.repository = repository;
        this.currencies = currencies;
        this.database = database;
    }

    LeaderboardView top(UUID communityId, String period, String currency, int limit) throws SQLException {
        var known = ready(communityId, period, currency);
        return new LeaderboardView(known, currency, repository.top(communityId, currency, known, limit));
    }

    /** How many members earned each amount in a period; amounts are positive. 422 for a period or currency that is none. */
    public SortedMap<Long, Long> membersByAmount(UUID communityId, String period, String currency) throws SQLException {
        return repository.membersByAmount(communityId, currency, ready(communityId, period, currency));
    }

    /** The period, once its board is complete. */
    private String ready(UUID communityId, String period, String currency) throws SQLException {
        var known = BoardPeriod.parse(period)
                .orElseThrow(() -> ProblemException.invalid(
                        "period", "unknown-period", "A period is 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026 or all"));
        requireCurrency(communityId, currency);
        boards.settle(communityId);
        return known;
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
