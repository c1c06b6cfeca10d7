/** Events that a handler cannot take are set aside here, with those that have to wait behind them. */
package dev.handoff.starter.deadletter;
