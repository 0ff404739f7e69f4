/**
 * Tells partners and systems what happened: written down in the transaction of what happened, sent signed, at least
 * once.
 *
 * <p>Reading order: {@code WebhookKind}, {@code WebhookOutbox}, {@code DeductionSteps}, {@code Webhook},
 * {@code WebhookSecrets}, {@code WebhookTable}, {@code DeliveryTable}, {@code WebhookMessages}, {@code WebhookSender},
 * {@code WebhookPost}, {@code ReceiverAddress}, {@code WebhookController}.
 */
@NullMarked
package org.partnerledger.api.webhook;

import org.jspecify.annotations.NullMarked;
