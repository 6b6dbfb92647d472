/**
 * API keys (密钥): how programs prove who they are.
 *
 * <p>A key is shown once, to whoever made it; what is kept is the hash of its secret. Nobody makes a key that may do
 * more, or in more communities, than their own. The other services verify keys by themselves from this feature's news,
 * so a revocation works everywhere within seconds.
 */
@NullMarked
package org.communityops.member.key;

import org.jspecify.annotations.NullMarked;
