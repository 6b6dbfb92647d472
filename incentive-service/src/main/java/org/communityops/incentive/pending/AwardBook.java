package org.communityops.incentive.pending;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.ledger.Posting;
import org.communityops.kit.feed.News;
import org.jspecify.annotations.Nullable;

/**
 * The awards that one transaction changes: first it is told what rules pay more or less and says where that has to be posted, then,
 * once it is posted, the awards go where they belong.
 */
public final class AwardBook {
    private final Connection connection;
    private final AwardRepository repository;
    private final Awards awards;
    private final Map<UUID, Award> book = new LinkedHashMap<>();
    private final Set<UUID> changed = new HashSet<>();
    private final List<Posting> reopened = new ArrayList<>();

    AwardBook(Connection connection, AwardRepository repository, Awards awards) {
        this.connection = connection;
        this.repository = repository;
        this.awards = awards;
    }

    /** Enters the awards whose action may have come or gone. */
    public void follow(Collection<Touched> actions) throws SQLException {
        if (!actions.isEmpty()) {
            enter(repository.lockFollowed(connection, actions));
        }
    }

    /** Enters the awards of occasions that were paid before, by their first transactions. */
    public void enter(UUID communityId, Collection<UUID> transactions) throws SQLException {
        var missing = transactions.stream()
                .filter(id -> !book.containsKey(id))
                .map(id -> new AwardRepository.Key(communityId, id))
                .toList();
        if (!missing.isEmpty()) {
            enter(repository.lock(connection, missing));
        }
    }

    private void enter(List<Award> locked) {
        locked.forEach(award -> book.putIfAbsent(award.transactionId(), award));
    }

    /**
     * Changes what was paid for an occasion.
     *
     * @param begun the award as it begins when nothing is paid so far, with no points; null when it is paid without terms
     * @param amount what is paid now
     * @return whether the change is to be posted where points wait; otherwise it concerns the wallet
     */
    public boolean change(UUID transactionId, @Nullable Award begun, long amount) {
        var award = book.get(transactionId);
        if (award == null || award.amount() == 0) {
            if (begun == null) {
                return false;
            }
            award = award == null ? begun : begun.after(award);
        }
        if (award.state() == AwardState.LAPSED) {
            reopened.add(award.lapse(true));
            award = award.movedTo(AwardState.PENDING);
        }
        book.put(transactionId, award.amounting(amount));
        changed.add(transactionId);
        return award.state() == AwardState.PENDING;
    }

    /** What has to be posted before the changes: what lapsed comes back, to lapse again at the end. */
    public List<News> reopen(Instant now) throws SQLException {
        return reopened.isEmpty() ? List.of() : awards.post(connection, reopened, now);
    }

    /** Keeps the changes, which are posted by now, and moves all awards to where they belong; the news of it. */
    public List<News> close(Instant now) throws SQLException {
        var kept = new HashMap<>(book);
        kept.keySet().retainAll(changed);
        if (!kept.isEmpty()) {
            repository.put(connection, kept.values());
        }
        return book.isEmpty() ? List.of() : awards.settle(connection, book.values(), now);
    }
}
