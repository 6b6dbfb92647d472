package org.communityops.incentive.ladder;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.incentive.community.NewCommunityListener;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The ladders of communities. One of each community's is the default. */
@ApplicationScoped
public class Ladders implements NewCommunityListener {
    private static final int MOST = 20;

    private final LadderRepository repository;
    private final Currencies currencies;
    private final AgroalDataSource database;

    Ladders(LadderRepository repository, Currencies currencies, AgroalDataSource database) {
        this.repository = repository;
        this.currencies = currencies;
        this.database = database;
    }

    @Override
    public void begin(Connection connection, UUID communityId) throws SQLException {
        repository.add(connection, StarterLadder.of(communityId));
    }

    /** Those of some communities, by key. */
    public List<Ladder> of(Connection connection, Collection<UUID> communities) throws SQLException {
        return repository.ladders(connection, communities);
    }

    List<Ladder> list(UUID communityId) throws SQLException {
        try (var connection = database.getConnection()) {
            return of(connection, Set.of(communityId));
        }
    }

    Ladder get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, communityId, id);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Ladder create(UUID communityId, CreateLadder request) throws SQLException {
        var settings = request.settings();
        settings.requireSound();
        var currency = request.currency() == null ? Currency.POINTS : request.currency();
        try (var connection = database.getConnection()) {
            requireCurrency(connection, communityId, currency);
            repository.lock(connection, communityId);
            if (repository.count(connection, communityId) >= MOST) {
                throw new ProblemException(ProblemType.CONFLICT, "A community has at most " + MOST + " ladders");
            }
            var bare = new Ladder(
                    communityId, Ids.next(), String.valueOf(request.key()), "", currency, null, 0, false, 0, List.of());
            var ladder = with(bare, settings);
            if (ladder.isDefault()) {
                repository.dropDefault(connection, ladder);
            }
            if (!repository.add(connection, ladder)) {
                throw new ProblemException(ProblemType.CONFLICT, "The community has a ladder " + ladder.key());
            }
            repository.place(connection, ladder, ladder.isDefault());
            return ladder;
        }
    }

    /**
     * Changes a ladder, and has everybody placed on it anew; a change that changes nothing is none.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    Ladder change(UUID communityId, UUID id, Consumer<String> expected, UnaryOperator<LadderSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            repository.lock(connection, communityId);
            var present = find(connection, communityId, id);
            expected.accept(tag(present));
            var settings = edit.apply(LadderSettings.of(present));
            settings.requireSound();
            var changed = with(present, settings);
            if (with(present, LadderSettings.of(present)).equals(changed)) {
                return present;
            }
            var becomesDefault = changed.isDefault() && !present.isDefault();
            if (present.isDefault() && !changed.isDefault()) {
                throw ProblemException.invalid("/isDefault", "the-default", "Make another ladder the default instead");
            }
            if (becomesDefault) {
                repository.dropDefault(connection, changed);
            }
            repository.change(connection, changed);
            repository.place(connection, changed, becomesDefault);
            return changed;
        }
    }

    static String tag(Ladder ladder) {
        return String.valueOf(ladder.version());
    }

    private static Ladder with(Ladder ladder, LadderSettings settings) {
        return new Ladder(
                ladder.communityId(),
                ladder.id(),
                ladder.key(),
                settings.name(),
                ladder.currency(),
                settings.windowDays(),
                settings.grace(),
                settings.wantsDefault(),
                ladder.version() + 1,
                settings.steps());
    }

    private Ladder find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return of(connection, Set.of(communityId)).stream()
                .filter(ladder -> ladder.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("ladder", id));
    }

    private void requireCurrency(Connection connection, UUID communityId, String currency) throws SQLException {
        var known = currencies.of(connection, communityId);
        if (known.isEmpty()) {
            throw ProblemException.notFound("community", communityId);
        }
        if (known.stream().noneMatch(c -> c.code().equals(currency))) {
            throw ProblemException.invalid(
                    "/currency", "unknown-currency", "The community has no currency " + currency);
        }
    }
}
