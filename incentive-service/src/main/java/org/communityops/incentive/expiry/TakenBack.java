package org.communityops.incentive.expiry;

import java.util.UUID;

/**
 * Points that are about to be taken back.
 *
 * @param transactionId the transaction that gave them, or adjusted what another gave
 * @param amount how many, at least 1
 */
public record TakenBack(UUID communityId, UUID transactionId, long amount) {}
