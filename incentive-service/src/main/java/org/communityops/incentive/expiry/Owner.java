package org.communityops.incentive.expiry;

import java.util.UUID;

/**
 * Whose wallets.
 *
 * @param owner member or team id
 */
public record Owner(UUID communityId, String owner) {}
