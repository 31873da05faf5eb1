"""What all pages share: the frame, the styles, the template tags."""
