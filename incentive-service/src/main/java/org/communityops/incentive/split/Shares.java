package org.communityops.incentive.split;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.apportionment.Apportionment;
import org.communityops.incentive.split.CreateTeamSplit.Part;
import org.communityops.incentive.split.TeamSplit.Rule;
import org.communityops.incentive.split.TeamSplit.Share;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;

/** Turns a request into shares, or names everything that is wrong with it. */
final class Shares {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);

    private Shares() {}

    /** The shares by member id; they sum to the amount. */
    static List<Share> of(CreateTeamSplit request) {
        requireFaultless(request);
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (var part : request.members()) {
            weights.put(part.memberId().toString(), part.weight() == null ? BigDecimal.ONE : part.weight());
        }
        var equal = request.rule() == Rule.EQUAL;
        return Apportionment.share(request.amount().longValueExact(), weights).entrySet().stream()
                .map(share -> new Share(
                        UUID.fromString(share.getKey()),
                        equal ? null : plain(weights, share.getKey()),
                        share.getValue()))
                .toList();
    }

    /** Written in one way, so that equal requests have equal shares. */
    private static BigDecimal plain(Map<String, BigDecimal> weights, String key) {
        var weight = weights.getOrDefault(key, BigDecimal.ONE).stripTrailingZeros();
        return weight.scale() < 0 ? weight.setScale(0) : weight;
    }

    private static void requireFaultless(CreateTeamSplit request) {
        var faults = new ArrayList<Fault>();
        var amount = request.amount();
        if (amount.signum() <= 0
                || amount.compareTo(GREATEST) > 0
                || amount.stripTrailingZeros().scale() > 0) {
            faults.add(Fault.at("/amount", "amount", "An amount is a whole number from 1 to 10^12"));
        }
        var weighted = request.rule() == Rule.WEIGHTED;
        for (var i = 0; i < request.members().size(); i++) {
            if ((request.members().get(i).weight() != null) != weighted) {
                faults.add(
                        Fault.at("/members/" + i + "/weight", "weight", "Weights go with WEIGHTED, for every member"));
            }
        }
        if (request.members().stream().map(Part::memberId).distinct().count()
                < request.members().size()) {
            faults.add(Fault.at("/members", "duplicate-member", "A member shares once"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }
}
