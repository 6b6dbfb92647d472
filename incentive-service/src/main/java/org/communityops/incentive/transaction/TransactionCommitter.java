package org.communityops.incentive.transaction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.commit.GroupCommitter;
import org.communityops.kit.problem.DatabaseFaults;

/** Lets requests share commits; each gets its own outcome. */
@ApplicationScoped
class TransactionCommitter {
    private static final int TRIES = 3;

    private final OrderDesk desk;
    private final GroupCommitter<Order, Outcome> committer;

    TransactionCommitter(OrderDesk desk, TransactionSettings settings) {
        this.desk = desk;
        this.committer = new GroupCommitter<>(
                "transactions", settings.queue(), settings.batch(), settings.committers(), this::commit);
    }

    /** Waits until the order is committed or refused. */
    Outcome submit(Order order) {
        return committer.submit(order);
    }

    @PreDestroy
    void close() {
        committer.close();
    }

    /** Orders that repeat an earlier one of the batch are posted after it, in a transaction of their own, and find it. */
    private List<Outcome> commit(List<Order> orders) {
        var outcomes = new IdentityHashMap<Order, Outcome>();
        var waiting = orders;
        while (!waiting.isEmpty()) {
            var claimed = new HashSet<Object>();
            var now = new ArrayList<Order>();
            var later = new ArrayList<Order>();
            for (var order : waiting) {
                if (Collections.disjoint(claimed, order.claims())) {
                    claimed.addAll(order.claims());
                    now.add(order);
                } else {
                    later.add(order);
                }
            }
            outcomes.putAll(commitDistinct(now));
            waiting = later;
        }
        return orders.stream()
                .map(order -> Objects.requireNonNull(outcomes.get(order)))
                .toList();
    }

    private Map<Order, Outcome> commitDistinct(List<Order> orders) {
        var scope = orders.stream().map(order -> order.posting().communityId()).collect(Collectors.toSet());
        for (var attempt = 1; ; attempt++) {
            try {
                return CommunityScope.call(
                        scope, () -> QuarkusTransaction.requiringNew().call(() -> desk.post(orders)));
            } catch (RuntimeException e) {
                if (attempt == TRIES || !DatabaseFaults.isTransient(e)) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException("Orders could not be posted", e);
            }
        }
    }
}
