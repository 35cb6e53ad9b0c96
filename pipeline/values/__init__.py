"""Digits, number words, scale words, currencies and modifiers → exact values, for both languages."""
