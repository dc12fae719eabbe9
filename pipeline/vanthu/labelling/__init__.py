"""Doc -> domain and polarity: features, cues, training, models."""
